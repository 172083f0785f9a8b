package dev.rollcall.query.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One fact of history with its origin. @param fact payload and personal data in one object */
public record HistoryEntry(
        long position,
        Instant ledgerAt,
        String name,
        int revision,
        UUID subject,
        long sequence,
        Instant recordedAt,
        Instant receivedAt,
        String actor,
        @Nullable UUID connection,
        String verb,
        UUID requestId,
        JsonNode fact) {}
