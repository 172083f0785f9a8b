/** Decides about connections and their tokens. */
@NullMarked
package dev.rollcall.command.connection;

import org.jspecify.annotations.NullMarked;
