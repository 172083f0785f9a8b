/** /Users: JSON to commands, views to JSON. */
@NullMarked
package dev.rollcall.api.user;

import org.jspecify.annotations.NullMarked;
