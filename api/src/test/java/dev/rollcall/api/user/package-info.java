/** /Users against the running server. */
@NullMarked
package dev.rollcall.api.user;

import org.jspecify.annotations.NullMarked;
