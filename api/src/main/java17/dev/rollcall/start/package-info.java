/** What runs first, on any Java from 17: it says which Java is needed, or goes on. */
@NullMarked
package dev.rollcall.start;

import org.jspecify.annotations.NullMarked;
