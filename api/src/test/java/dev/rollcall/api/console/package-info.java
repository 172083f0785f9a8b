/** People at the console, in a real browser. */
@NullMarked
package dev.rollcall.api.console;

import org.jspecify.annotations.NullMarked;
