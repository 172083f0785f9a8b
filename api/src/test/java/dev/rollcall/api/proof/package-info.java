/** Checkpoints, proofs and evidence, as auditors get them. */
@NullMarked
package dev.rollcall.api.proof;

import org.jspecify.annotations.NullMarked;
