package dev.rollcall.query.license;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Keyset;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who waits for a seat, and in which order. */
@Component
public final class WaitingQueries {
    private final Reads reads;

    public WaitingQueries(Reads reads) {
        this.reads = reads;
    }

    private record Placed(UUID user, long place) {}

    /** Whose turn it is. */
    public Optional<UUID> first(OrganizationId organization) {
        return reads.optional(
                organization,
                Sql.of(
                        "SELECT user_id FROM seat_wait_1 WHERE organization_id = ? ORDER BY organization_id, license_id, ticket LIMIT 1",
                        organization.value()),
                (row, index) -> Rows.uuid(row, "user_id"));
    }

    /** In the order in which they come to a seat. @param keyset after a ticket */
    public List<Waiting> all(OrganizationId organization, Keyset keyset) {
        return reads.list(
                organization,
                Sql.of("""
                        SELECT w.ticket, w.user_id, w.since, u.user_name, u.display_name,
                            (SELECT count(*) FROM seat_wait_1 b WHERE b.organization_id = ? AND b.ticket <= ?)
                                + row_number() OVER (ORDER BY w.ticket) AS place
                        FROM seat_wait_1 w JOIN user_view_1 u ON u.organization_id = w.organization_id AND u.user_id = w.user_id
                        WHERE w.organization_id = ? AND w.ticket > ? ORDER BY w.ticket LIMIT ?""", organization.value(), keyset.after(), organization.value(), keyset.after(), keyset.limit()),
                (row, index) -> new Waiting(
                        row.getLong("ticket"),
                        row.getLong("place"),
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        Rows.instant(row, "since")));
    }

    /** The places of those of some members who wait, 1 for who is next: counted, so it is asked only where it is wanted. */
    public Map<UUID, Long> places(OrganizationId organization, List<UUID> users) {
        return reads
                .list(
                        organization,
                        Sql.of("""
                                SELECT user_id, place FROM (
                                    SELECT user_id, row_number() OVER (ORDER BY ticket) AS place FROM seat_wait_1 WHERE organization_id = ?) placed
                                WHERE user_id = ANY (cast(? AS uuid[]))""", organization.value(), Sql.array(users)),
                        (row, index) -> new Placed(Rows.uuid(row, "user_id"), row.getLong("place")))
                .stream()
                .collect(Collectors.toMap(Placed::user, Placed::place));
    }

    /** Where anybody waits. */
    public List<OrganizationId> organizations() {
        return reads.listPresenting(
                "rollcall.going_round",
                "seats",
                Sql.of("SELECT DISTINCT organization_id FROM seat_wait_1"),
                (row, index) -> new OrganizationId(Rows.uuid(row, "organization_id")));
    }
}
