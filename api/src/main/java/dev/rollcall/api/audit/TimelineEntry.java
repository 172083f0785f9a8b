package dev.rollcall.api.audit;

import java.time.Instant;
import java.util.UUID;

/** One fact in plain words. @param by who asked for it */
public record TimelineEntry(long index, String what, Instant at, String by, UUID request) {}
