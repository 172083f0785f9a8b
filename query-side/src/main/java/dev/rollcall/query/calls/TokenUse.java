package dev.rollcall.query.calls;

import java.time.Instant;

/** From where a token was used, and when last, to the minute. @param kid its public half */
public record TokenUse(String kid, String address, Instant lastUsedAt) {}
