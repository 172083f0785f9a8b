/** Random filters, changes and requests against the running server, held against what the RFCs say of them. */
@NullMarked
package dev.rollcall.api.oracle;

import org.jspecify.annotations.NullMarked;
