/** Compares lists of leavers with the history of access, and shows what was found before. */
@NullMarked
package dev.rollcall.query.reconciliation;

import org.jspecify.annotations.NullMarked;
