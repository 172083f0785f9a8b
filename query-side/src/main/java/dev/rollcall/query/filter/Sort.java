package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.AttributePath;

/** What a list is sorted by (RFC 7644 §3.4.2.3). */
public record Sort(AttributePath by, Direction direction) {
    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
