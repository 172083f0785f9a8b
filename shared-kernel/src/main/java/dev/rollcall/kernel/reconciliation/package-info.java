/** What is true, and what can be refused, about the comparison of a list of leavers with the history of access. */
@NullMarked
package dev.rollcall.kernel.reconciliation;

import org.jspecify.annotations.NullMarked;
