/** A room of the house that breaks the rules. */
@NullMarked
package sinners.rollcall.command.team;

import org.jspecify.annotations.NullMarked;
