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
    /** The place of a row {@code w} of seat_wait_1, 1 for who is next: the blocks before it, and what is counted in its own. */
    public static final String PLACE = """
            ((SELECT coalesce(sum(before.waiting), 0) FROM seat_wait_block_1 before
                WHERE before.organization_id = w.organization_id AND before.license_id = w.license_id AND before.block < w.block)
            + (SELECT count(*) FROM seat_wait_1 same WHERE same.organization_id = w.organization_id
                AND same.license_id = w.license_id AND same.ticket BETWEEN w.block AND w.ticket))""";

    private static final String IN_ORDER = """
            WITH page AS MATERIALIZED (
                SELECT * FROM seat_wait_1 WHERE organization_id = ? AND ticket > ?
                ORDER BY organization_id, license_id, ticket LIMIT %d)
            SELECT p.ticket, p.user_id, p.since, u.user_name, u.display_name,
                (SELECT %s FROM (SELECT * FROM page ORDER BY ticket LIMIT 1) w) - 1 + row_number() OVER (ORDER BY p.ticket) AS place
            FROM page p JOIN user_view_1 u ON u.organization_id = p.organization_id AND u.user_id = p.user_id
            ORDER BY p.ticket""";

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
                Sql.of(IN_ORDER.formatted(keyset.limit(), PLACE), organization.value(), keyset.after()),
                (row, index) -> new Waiting(
                        row.getLong("ticket"),
                        row.getLong("place"),
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        Rows.instant(row, "since")));
    }

    /** The places of those of some members who wait, 1 for who is next. */
    public Map<UUID, Long> places(OrganizationId organization, List<UUID> users) {
        return reads
                .list(
                        organization,
                        Sql.of(
                                "SELECT user_id, %s AS place FROM seat_wait_1 w WHERE organization_id = ? AND user_id = ANY (cast(? AS uuid[]))"
                                        .formatted(PLACE),
                                organization.value(),
                                Sql.array(users)),
                        (row, index) -> new Placed(Rows.uuid(row, "user_id"), row.getLong("place")))
                .stream()
                .collect(Collectors.toMap(Placed::user, Placed::place));
    }

    /** Where anybody waits. */
    public List<OrganizationId> organizations() {
        return reads.listPresenting(
                "rollcall.going_round",
                "seats",
                Sql.of("SELECT DISTINCT organization_id FROM seat_wait_block_1"),
                (row, index) -> new OrganizationId(Rows.uuid(row, "organization_id")));
    }
}
