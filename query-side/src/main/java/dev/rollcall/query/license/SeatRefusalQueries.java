package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who was refused a seat and still waits for the IdP to try again. */
@Component
public final class SeatRefusalQueries {
    private final Reads reads;

    public SeatRefusalQueries(Reads reads) {
        this.reads = reads;
    }

    /** The latest refusals first. */
    public List<SeatRefusal> unsettled(OrganizationId organization, Newest newest) {
        return reads.list(
                organization,
                Sql.of("""
                        SELECT r.*, p.provider, c.provider AS provider_now, u.user_id AS member FROM seat_refusal_1 r
                        LEFT JOIN connection_view_1 c ON c.organization_id = r.organization_id AND c.connection_id = r.connection_id
                        LEFT JOIN LATERAL (SELECT provider FROM provider_span_1 p
                            WHERE p.organization_id = r.organization_id AND p.connection_id = r.connection_id AND p.since_index <= r.last_index
                            ORDER BY p.since_index DESC LIMIT 1) p ON true
                        LEFT JOIN user_view_1 u ON u.organization_id = r.organization_id AND u.user_id = r.user_id
                        WHERE r.organization_id = ? AND r.last_index < ? ORDER BY r.last_index DESC LIMIT ?""", organization.value(), newest.before(), newest.limit()),
                (row, index) -> new SeatRefusal(
                        row.getLong("last_index"),
                        row.getString("user_name"),
                        row.getObject("member", UUID.class),
                        Rows.instant(row, "first_at"),
                        Rows.instant(row, "last_at"),
                        row.getString("reason"),
                        row.getString("provider"),
                        row.getString("provider_now"),
                        Rows.uuid(row, "request_id")));
    }
}
