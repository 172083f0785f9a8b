/** A room of the house that breaks the rules. */
@NullMarked
package sinners.rollcall.command.dispatch;

import org.jspecify.annotations.NullMarked;
