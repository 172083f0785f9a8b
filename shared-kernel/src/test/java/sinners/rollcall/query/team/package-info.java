/** A room of the house that breaks the rules. */
@NullMarked
package sinners.rollcall.query.team;

import org.jspecify.annotations.NullMarked;
