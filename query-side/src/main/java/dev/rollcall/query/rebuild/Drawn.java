package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Recorded;

/** @param transaction that drew the number of the fact and wrote it */
record Drawn(long transaction, Recorded<?> fact) {}
