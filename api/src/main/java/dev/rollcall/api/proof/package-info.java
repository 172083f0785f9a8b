/** Hands out what auditors check the ledger by: signed checkpoints, proofs, and evidence that is verified offline. */
@NullMarked
package dev.rollcall.api.proof;

import org.jspecify.annotations.NullMarked;
