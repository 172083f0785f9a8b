package dev.rollcall.query.calls;

import java.time.Instant;
import java.util.UUID;

/** Request ids are UUIDv7 (RFC 9562 §5.7): they begin with their millisecond, so a time is a border between ids. */
final class RequestIds {
    static final UUID GREATEST = new UUID(-1, -1);
    static final UUID LEAST = new UUID(0, 0);

    private RequestIds() {}

    /** Not greater than any id made at that time or later, and greater than all made before. */
    static UUID from(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
