package dev.rollcall.query.ledger;

import dev.rollcall.kernel.proof.Envelope;

/** One event in its place. */
record Leaf(long sealNo, long index, Envelope envelope) {}
