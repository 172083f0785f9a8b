/** A room of the house that breaks the rules. */
@NullMarked
package sinners.rollcall.kernel.license;

import org.jspecify.annotations.NullMarked;
