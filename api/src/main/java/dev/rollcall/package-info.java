/** Where Rollcall starts. */
@NullMarked
package dev.rollcall;

import org.jspecify.annotations.NullMarked;
