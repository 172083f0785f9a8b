/** The running server for tests, and a client that speaks to it as an IdP does. */
@NullMarked
package dev.rollcall.api.testing;

import org.jspecify.annotations.NullMarked;
