package dev.rollcall.query.ledger;

import java.time.Duration;

/** Events that have been committed and are not sealed yet. @param age of the eldest, zero where there is none */
public record Backlog(long events, Duration age) {}
