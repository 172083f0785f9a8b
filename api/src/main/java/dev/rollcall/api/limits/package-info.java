/** How much a connection may send, and what is let through all the same. */
@NullMarked
package dev.rollcall.api.limits;

import org.jspecify.annotations.NullMarked;
