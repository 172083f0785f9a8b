package dev.rollcall.query.audit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/** For which provider each connection was set up. @param since by connection, and by the index from which on */
public record Providers(Map<UUID, NavigableMap<Long, String>> since) {
    /** As it was at an event; empty for a connection that was not there yet. */
    public Optional<String> at(UUID connection, long index) {
        return Optional.ofNullable(since.get(connection))
                .map(spans -> spans.floorEntry(index))
                .map(Map.Entry::getValue);
    }

    /** As it is now. */
    public Optional<String> latest(UUID connection) {
        return at(connection, Long.MAX_VALUE);
    }
}
