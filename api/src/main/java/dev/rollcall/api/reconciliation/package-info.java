/** Takes lists of leavers, from programs and in the console, and shows what the history says of them. */
@NullMarked
package dev.rollcall.api.reconciliation;

import org.jspecify.annotations.NullMarked;
