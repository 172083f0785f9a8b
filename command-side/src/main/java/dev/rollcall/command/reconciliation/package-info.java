/** Writes down what comparing a list of leavers with the history has found. */
@NullMarked
package dev.rollcall.command.reconciliation;

import org.jspecify.annotations.NullMarked;
