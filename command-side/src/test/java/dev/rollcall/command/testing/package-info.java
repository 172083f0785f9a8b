/** What tests of the command side share: the whole wiring on a real database, origins, the contents of tables. */
@NullMarked
package dev.rollcall.command.testing;

import org.jspecify.annotations.NullMarked;
