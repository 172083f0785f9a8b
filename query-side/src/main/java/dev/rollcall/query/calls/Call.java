package dev.rollcall.query.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One SCIM call and its answer, without secrets and without what no schema of ours has.
 *
 * @param requestId as in the answer's X-Request-Id and in the origin of the events
 * @param events indexes of the events that the call caused
 * @param resolvedBy a later call about the same resource that made up for it, null where there is none, or none is needed
 */
public record Call(
        UUID requestId,
        Instant at,
        Caller caller,
        Asked asked,
        Subject subject,
        Answered answered,
        List<Long> events,
        @Nullable UUID resolvedBy) {

    /** @param kid the public half of the token @param address of the client */
    public record Caller(UUID connection, String kid, String address) {}

    /**
     * @param path below the connector URL
     * @param query unescaped
     * @param body JSON, null where there was none, or none that can be read
     * @param hidden how many values of the bodies are not kept: secrets, and what no schema has
     * @param shortened whether more is missing, for its length
     */
    public record Asked(
            String method,
            String path,
            @Nullable String query,
            @Nullable String body,
            int hidden,
            boolean shortened) {
        public boolean writes() {
            return !method.equals("GET") && !isSearch(path);
        }

        /** A list that is asked for by POST (RFC 7644 §3.4.3). */
        public static boolean isSearch(String path) {
            return path.endsWith("/.search");
        }
    }

    /** What the call was about, as far as it can be told. @param type User or Group @param name userName or displayName */
    public record Subject(
            @Nullable String type,
            @Nullable UUID id,
            @Nullable String name) {}

    /** @param reason in words, where not all was done */
    public record Answered(
            int status,
            @Nullable String scimType,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String body,
            Duration took) {}

    /** Whether it was refused or failed and nothing has made up for it. */
    public boolean isOpen() {
        return resolvedBy == null && (answered.outcome() == Outcome.REFUSED || answered.outcome() == Outcome.FAILED);
    }
}
