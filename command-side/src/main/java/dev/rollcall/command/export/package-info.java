/** Writes down who takes a file out of the history. */
@NullMarked
package dev.rollcall.command.export;

import org.jspecify.annotations.NullMarked;
