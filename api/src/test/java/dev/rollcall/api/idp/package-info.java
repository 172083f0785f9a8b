/** What identity providers really send, exchange by exchange, and what they need back. */
@NullMarked
package dev.rollcall.api.idp;

import org.jspecify.annotations.NullMarked;
