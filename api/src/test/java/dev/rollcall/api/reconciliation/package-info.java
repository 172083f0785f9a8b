/** Lists of leavers, good and broken, against a real history. */
@NullMarked
package dev.rollcall.api.reconciliation;

import org.jspecify.annotations.NullMarked;
