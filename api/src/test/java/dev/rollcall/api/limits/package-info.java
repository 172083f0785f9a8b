/** What a connection may send, at the limit and one past it. */
@NullMarked
package dev.rollcall.api.limits;

import org.jspecify.annotations.NullMarked;
