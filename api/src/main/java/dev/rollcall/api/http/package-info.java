/** How a request becomes an origin: token, path, body, public URL. No decision is made here. */
@NullMarked
package dev.rollcall.api.http;

import org.jspecify.annotations.NullMarked;
