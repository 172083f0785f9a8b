/** Random requests, and what the RFCs say of them: written for tests, apart from the product's own grammar. */
@NullMarked
package dev.rollcall.kernel.oracle;

import org.jspecify.annotations.NullMarked;
