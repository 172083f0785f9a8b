/** The gates, each alone. */
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
