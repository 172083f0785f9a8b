package dev.rollcall.query.ledger;

import dev.rollcall.query.reading.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/** The last position of an organization's ledger, 0 for none, and its time. */
public record OrganizationHead(long position, Instant ledgerAt) {
    /** Nulls are an organization of which nothing is sealed yet. */
    static OrganizationHead of(ResultSet row) throws SQLException {
        return new OrganizationHead(
                row.getLong("position"), Objects.requireNonNullElse(Rows.instantOrNull(row, "ledger_at"), Instant.MIN));
    }

    /** The place of an event that was recorded then: behind, and never earlier. */
    OrganizationHead next(Instant recordedAt) {
        return new OrganizationHead(position + 1, recordedAt.isAfter(ledgerAt) ? recordedAt : ledgerAt);
    }
}
