package dev.rollcall.query.ledger;

import dev.rollcall.kernel.proof.Commitment;
import dev.rollcall.kernel.proof.Envelope;
import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one place where a stored event becomes an envelope. */
public final class Envelopes {
    /** Of the event table as {@code e}, without personal data. */
    public static final String COLUMNS = """
            e.organization_id, e.event_id, e.name, e.revision, e.aggregate_id, e.sequence, e.actor, e.connection_id, e.verb,
            e.request_id, e.received_at, e.recorded_at, e.payload""";

    /** And what is personal. */
    static final String ALL_COLUMNS = COLUMNS + ", e.personal, e.salt";

    /**
     * Whether an event as {@code e} has the personal data that its row of the ledger as {@code l} commits to, or none any
     * more. Of a salt of another length, a part of the document could be taken for it.
     */
    public static final String KEEPS = """
            e.personal IS NULL OR coalesce(octet_length(e.salt) = %d AND sha256(e.salt || e.personal) = l.personal_commit, false)""".formatted(Commitment.SALT_BYTES);

    private Envelopes() {}

    /** As it is to be sealed. */
    static Envelope read(ResultSet row, long position, Instant ledgerAt) throws SQLException {
        return read(row, position, ledgerAt, personalCommit(row.getBytes("salt"), row.getBytes("personal")));
    }

    /** @param personalCommit as it was sealed: the data itself may be gone by now */
    public static Envelope read(ResultSet row, long position, Instant ledgerAt, @Nullable String personalCommit)
            throws SQLException {
        return new Envelope(
                Rows.uuid(row, "organization_id"),
                position,
                Rows.uuid(row, "event_id"),
                row.getString("name"),
                row.getInt("revision"),
                Rows.uuid(row, "aggregate_id"),
                row.getLong("sequence"),
                row.getString("actor"),
                row.getObject("connection_id", UUID.class),
                row.getString("verb"),
                Rows.uuid(row, "request_id"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "recorded_at"),
                ledgerAt,
                Commitment.toPayload(row.getBytes("payload")),
                personalCommit);
    }

    private static @Nullable String personalCommit(byte @Nullable [] salt, byte @Nullable [] personal) {
        return salt == null || personal == null ? null : Commitment.toPersonal(salt, personal);
    }
}
