package dev.rollcall.kernel.proof;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an event is sealed: everything but personal data, which it only commits to. Its bytes and their leaf hash are a
 * format that auditors keep (docs/ledger.md): a field can come only with another {@link #FORMAT}. Nothing in it tells of
 * other organizations, so no {@code global_index} and no {@code seal_no}.
 *
 * @param position in the organization's ledger, from 1: the leaf with index {@code position - 1}
 * @param sequence the event's number in the stream of its subject, from 0
 * @param receivedAt when the request arrived, the clock of the node that took it
 * @param recordedAt PostgreSQL's clock when the event was written
 * @param ledgerAt {@code recordedAt}, or that of the position before where it is later
 * @param payloadHash see {@link Commitment#toPayload}
 * @param personalCommit see {@link Commitment#toPersonal}, null where the event has no personal data
 */
public record Envelope(
        UUID organization,
        long position,
        UUID event,
        String name,
        int revision,
        UUID subject,
        long sequence,
        String actor,
        @Nullable UUID connection,
        String verb,
        UUID request,
        Instant receivedAt,
        Instant recordedAt,
        Instant ledgerAt,
        String payloadHash,
        @Nullable String personalCommit) {

    public static final int FORMAT = 1;

    private static final byte[] LEAF = {0};
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The envelope in the JSON Canonicalization Scheme (RFC 8785). Every field is there; what is absent is null. */
    public byte[] bytes() {
        return new CanonicalObject()
                .put("actor", actor)
                .put("connection", connection)
                .put("event", event)
                .put("ledgerAt", text(ledgerAt))
                .put("name", name)
                .put("organization", organization)
                .put("payloadHash", payloadHash)
                .put("personalCommit", personalCommit)
                .put("position", position)
                .put("receivedAt", text(receivedAt))
                .put("recordedAt", text(recordedAt))
                .put("request", request)
                .put("revision", revision)
                .put("sequence", sequence)
                .put("subject", subject)
                .put("v", FORMAT)
                .put("verb", verb)
                .bytes();
    }

    /** {@code SHA-256(0x00 || bytes)}, the hash of a leaf of a Merkle tree (RFC 6962 §2.1). */
    public byte[] leafHash() {
        return Sha256.of(LEAF, bytes());
    }

    private static String text(Instant time) {
        return MICROSECONDS.format(time);
    }
}
