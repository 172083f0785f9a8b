/** What the tests of all modules share: the walls of the house, and JSON that is pleasant to write. */
@NullMarked
package dev.rollcall.kernel.testing;

import org.jspecify.annotations.NullMarked;
