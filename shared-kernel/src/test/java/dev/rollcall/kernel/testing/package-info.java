/** What tests of every module need: a real PostgreSQL. */
@NullMarked
package dev.rollcall.kernel.testing;

import org.jspecify.annotations.NullMarked;
