package dev.rollcall.query.calls;

import java.time.Instant;
import java.util.UUID;

/** An event that a call caused. @param subject the aggregate in whose stream it stands @param type of that aggregate */
public record CausedEvent(long index, String name, String type, UUID subject, Instant recordedAt) {}
