/** Many operations in one request (RFC 7644 §3.7). */
@NullMarked
package dev.rollcall.api.bulk;

import org.jspecify.annotations.NullMarked;
