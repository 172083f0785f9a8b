/** Teams as the console lists them. */
@NullMarked
package dev.rollcall.api.team;

import org.jspecify.annotations.NullMarked;
