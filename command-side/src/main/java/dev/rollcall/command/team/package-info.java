/** Decides about teams and their rosters. */
@NullMarked
package dev.rollcall.command.team;

import org.jspecify.annotations.NullMarked;
