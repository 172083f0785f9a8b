package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for a seat. @param ticket the order of those who wait @param place 1 for who is next */
public record Waiting(
        long ticket,
        long place,
        UUID user,
        String userName,
        @Nullable String displayName,
        Instant since) {
    public String name() {
        return displayName != null ? displayName : userName;
    }
}
