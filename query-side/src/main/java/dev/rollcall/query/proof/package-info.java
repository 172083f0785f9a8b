/** What auditors can prove about an organization's ledger: its Merkle tree, signed checkpoints, proofs and evidence. */
@NullMarked
package dev.rollcall.query.proof;

import org.jspecify.annotations.NullMarked;
