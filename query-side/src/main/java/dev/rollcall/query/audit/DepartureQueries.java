package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who was deprovisioned, newest first, and who has come back since. */
@Component
public final class DepartureQueries {
    private static final String PERIOD =
            "FROM deprovisioning_1 d WHERE d.organization_id = ? AND d.effective_at >= ? AND d.effective_at < ?";
    private static final String PAGE = "WITH d AS MATERIALIZED (SELECT * " + PERIOD + """
             AND d.effective_at <= ? AND (d.effective_at, d.event_index) < (?, ?)
                ORDER BY d.effective_at DESC, d.event_index DESC LIMIT %d)
            SELECT d.*, l.position, l.ledger_at, coalesce(u.user_name, f.user_name) AS user_name, coalesce(u.display_name, f.display_name) AS display_name, p.provider
            FROM d
            LEFT JOIN LATERAL (SELECT position, ledger_at FROM ledger
                WHERE organization_id = d.organization_id AND global_index = d.event_index LIMIT 1) l ON true
            LEFT JOIN user_view_1 u ON u.organization_id = d.organization_id AND u.user_id = d.user_id
            LEFT JOIN former_member_1 f ON f.organization_id = d.organization_id AND f.user_id = d.user_id
            LEFT JOIN LATERAL (SELECT provider FROM provider_span_1 p
                WHERE p.organization_id = d.organization_id AND p.connection_id = d.connection_id AND p.since_index <= d.event_index
                ORDER BY p.since_index DESC LIMIT 1) p ON true
            ORDER BY d.effective_at DESC, d.event_index DESC""";

    private final Reads reads;

    public DepartureQueries(Reads reads) {
        this.reads = reads;
    }

    /** @param departed how many ends of access; @param returned how many of these have had access again */
    public record Summary(long departed, long returned) {}

    /** @param from inclusive; @param to exclusive; @param before the last one that was shown */
    public List<Departure> between(OrganizationId organization, Instant from, Instant to, Moment before, int limit) {
        return reads.list(
                organization,
                Sql.of(
                        PAGE.formatted(limit),
                        organization.value(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        before.time(),
                        before.time(),
                        before.index()),
                DepartureQueries::row);
    }

    public Summary summary(OrganizationId organization, Instant from, Instant to) {
        return reads.list(
                        organization,
                        Sql.of(
                                "SELECT count(*) AS departed, count(d.returned_at) AS returned " + PERIOD,
                                organization.value(),
                                from.atOffset(ZoneOffset.UTC),
                                to.atOffset(ZoneOffset.UTC)),
                        (row, index) -> new Summary(row.getLong("departed"), row.getLong("returned")))
                .getFirst();
    }

    private static Departure row(ResultSet row, int index) throws SQLException {
        return new Departure(
                row.getLong("event_index"),
                DeprovisioningQueries.row(row, index),
                row.getString("display_name"),
                row.getString("provider"),
                Rows.instantOrNull(row, "returned_at"),
                row.getObject("returned_as", UUID.class));
    }
}
