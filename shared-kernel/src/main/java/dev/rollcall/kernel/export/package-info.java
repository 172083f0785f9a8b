/** What is taken out of an organization's history. */
@NullMarked
package dev.rollcall.kernel.export;

import org.jspecify.annotations.NullMarked;
