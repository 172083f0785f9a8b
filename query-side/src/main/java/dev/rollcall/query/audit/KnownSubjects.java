package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether an organization has, or ever had, what is asked about. What was erased was there. */
@Component
public final class KnownSubjects {
    private static final String STREAM =
            "SELECT true FROM event WHERE organization_id = ? AND aggregate_id = ? AND aggregate_type = ? LIMIT 1";

    private static final String SEAT = """
            SELECT true FROM license_view_1 WHERE organization_id = ? AND size >= ?
            UNION ALL (SELECT true FROM seat_span_1 WHERE organization_id = ? AND number = ? LIMIT 1)""";

    private final Reads reads;

    public KnownSubjects(Reads reads) {
        this.reads = reads;
    }

    public boolean hasUser(OrganizationId organization, UUID user) {
        return isThere(organization, Sql.of(STREAM, organization.value(), user, "User"));
    }

    public boolean hasTeam(OrganizationId organization, UUID team) {
        return isThere(organization, Sql.of(STREAM, organization.value(), team, "Team"));
    }

    public boolean hasConnection(OrganizationId organization, UUID connection) {
        return isThere(organization, Sql.of(STREAM, organization.value(), connection, "Connection"));
    }

    public boolean hasToken(OrganizationId organization, String kid) {
        return isThere(
                organization,
                Sql.of(
                        "SELECT true FROM token_view_1 WHERE organization_id = ? AND kid = ?",
                        organization.value(),
                        kid));
    }

    /** Whether the licence has a seat of that number, or it was held while the licence was larger. */
    public boolean hasSeat(OrganizationId organization, int number) {
        var own = organization.value();
        return number > 0 && isThere(organization, Sql.of(SEAT, own, number, own, number));
    }

    private boolean isThere(OrganizationId organization, Sql sql) {
        return !reads.list(organization, sql, (row, index) -> row.getBoolean(1)).isEmpty();
    }
}
