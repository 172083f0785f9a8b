/** A room of the house that breaks the rules. */
@NullMarked
package sinners.rollcall.kernel.user;

import org.jspecify.annotations.NullMarked;
