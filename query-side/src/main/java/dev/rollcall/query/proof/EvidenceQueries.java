package dev.rollcall.query.proof;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.Envelope;
import dev.rollcall.query.ledger.Envelopes;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sealed records of one organization as evidence, a page of positions at a time; each page is found by its key. */
@Component
public final class EvidenceQueries {
    /** So many positions are read at once. */
    public static final int PAGE = 1000;

    private static final String RECORDS = """
            FROM ledger l JOIN event e ON e.organization_id = l.organization_id AND e.global_index = l.global_index
            WHERE l.organization_id = ? AND l.position > ? AND l.position <= ?""";
    private static final String ENVELOPES =
            "SELECT l.position, l.ledger_at, l.leaf_hash, l.personal_commit, %s AS keeps, %s %s ORDER BY l.position"
                    .formatted(Envelopes.KEEPS, Envelopes.COLUMNS, RECORDS);
    private static final String PAYLOADS = """
            SELECT * FROM (SELECT l.position, e.payload, e.salt, e.personal,
                    coalesce(sum(octet_length(e.payload) + coalesce(octet_length(e.personal), 0))
                        OVER (ORDER BY l.position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins
                %s AND (? OR e.name = ANY (cast(? AS text[])))) AS page
            WHERE begins < 2 << 20 ORDER BY position""".formatted(RECORDS);
    private static final String PLACE = """
            SELECT l.position FROM event e LEFT JOIN ledger l
                ON l.organization_id = e.organization_id AND l.global_index = e.global_index
            WHERE e.organization_id = ? AND""";

    private final Reads reads;

    public EvidenceQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * A record as its row is now, beside the hash that was sealed: both agree where nobody changed it.
     *
     * @param keeps whether its personal document is the one that the hash commits to; also where it is no more
     */
    public record SealedRecord(Envelope envelope, byte[] leafHash, boolean keeps) {}

    /** The documents of a record. Salt and personal document are null where there is none. */
    public record Documents(long position, byte[] payload, byte @Nullable [] salt, byte @Nullable [] personal) {}

    /** Where an event stands. @param position empty as long as it is not sealed */
    public record Whereabouts(OptionalLong position) {}

    /** Those behind one position and up to another. */
    public List<SealedRecord> records(OrganizationId organization, long behind, long to) {
        return reads.list(
                organization, Sql.of(ENVELOPES, organization.value(), behind, to), (row, index) -> sealed(row));
    }

    /** @throws LostRecord where it is no more */
    public SealedRecord record(OrganizationId organization, long position) {
        return records(organization, position - 1, position).stream()
                .findFirst()
                .orElseThrow(() -> new LostRecord(position));
    }

    private static SealedRecord sealed(ResultSet row) throws SQLException {
        byte[] commit = row.getBytes("personal_commit");
        return new SealedRecord(
                Envelopes.read(
                        row,
                        row.getLong("position"),
                        Rows.instant(row, "ledger_at"),
                        commit == null ? null : HexFormat.of().formatHex(commit)),
                row.getBytes("leaf_hash"),
                row.getBoolean("keeps"));
    }

    /** The sealed hashes of the records behind one position and up to another. */
    public List<byte[]> leaves(OrganizationId organization, long behind, long to) {
        return reads.list(
                organization, KeptHashes.of(organization.value(), 0, behind, to), (row, index) -> row.getBytes("hash"));
    }

    /**
     * The first of them, as many as are some megabytes: where there are any, others may come behind the last of these.
     *
     * @param names of the facts whose documents are asked for; empty for all
     */
    public List<Documents> documents(OrganizationId organization, long behind, long to, List<String> names) {
        var sql = Sql.of(
                PAYLOADS, organization.value(), behind, to, names.isEmpty(), "{" + String.join(",", names) + "}");
        return reads.list(
                organization,
                sql,
                (row, index) -> new Documents(
                        row.getLong("position"),
                        row.getBytes("payload"),
                        row.getBytes("salt"),
                        row.getBytes("personal")));
    }

    /** Where an event of a subject's stream stands. Empty where there is none. */
    public Optional<Whereabouts> ofSubject(OrganizationId organization, UUID subject, long sequence) {
        return whereabouts(
                organization,
                Sql.of(PLACE, organization.value()).then("e.aggregate_id = ? AND e.sequence = ?", subject, sequence));
    }

    private Optional<Whereabouts> whereabouts(OrganizationId organization, Sql sql) {
        return reads.optional(organization, sql, (row, index) -> {
            var position = row.getObject("position", Long.class);
            return new Whereabouts(position == null ? OptionalLong.empty() : OptionalLong.of(position));
        });
    }
}
