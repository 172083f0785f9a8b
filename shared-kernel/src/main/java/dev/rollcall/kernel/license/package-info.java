/** What is true and what can be refused about a licence and its seats. */
@NullMarked
package dev.rollcall.kernel.license;

import org.jspecify.annotations.NullMarked;
