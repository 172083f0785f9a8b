package dev.rollcall.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact in the audit trail.
 *
 * @param subjectType {@code organization}, {@code connection}, {@code license}, {@code user}, {@code team}, {@code refusal},
 *     {@code export} or {@code reconciliation}
 * @param subjectName as it is today, or was at the end; of a refusal that of the member it is about
 * @param user whom a refusal is about; null where that is nobody who was ever a member, and of all other facts
 * @param provider of the connection, as it was then
 * @param reason of a refusal
 * @param changes what the fact made another than it was
 */
public record AuditEntry(
        long position,
        Instant ledgerAt,
        Instant recordedAt,
        Instant receivedAt,
        String fact,
        String subjectType,
        UUID subject,
        @Nullable String subjectName,
        @Nullable UUID user,
        String actor,
        @Nullable UUID connection,
        @Nullable String provider,
        String verb,
        UUID requestId,
        @Nullable String reason,
        List<StateChange> changes) {}
