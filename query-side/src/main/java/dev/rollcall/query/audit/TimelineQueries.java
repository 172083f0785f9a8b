package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happened to a member, a team or a licence, newest first. */
@Component
public final class TimelineQueries {
    private final Reads reads;

    public TimelineQueries(Reads reads) {
        this.reads = reads;
    }

    /** The member's own stream, the teams that took the member in or out, and what was refused. */
    public List<Recorded<?>> ofUser(OrganizationId organization, UUID user, Newest page) {
        return facts(
                organization,
                page,
                stream(organization, user, page),
                part("since_index", "membership_span_1", "user_id = ?", organization, user, page),
                part("until_index", "membership_span_1", "user_id = ?", organization, user, page),
                part("event_index", "refusal_1", "user_id = ?", organization, user, page));
    }

    /** The team's own stream, and the removals of users who were members. */
    public List<Recorded<?>> ofTeam(OrganizationId organization, UUID team, Newest page) {
        return facts(
                organization,
                page,
                stream(organization, team, page),
                part("until_index", "membership_span_1", "team_id = ?", organization, team, page));
    }

    public List<Recorded<?>> ofLicense(OrganizationId organization, UUID license, Newest page) {
        return facts(organization, page, stream(organization, license, page));
    }

    /** In a stream, the order of the sequence is that of the index. */
    private static Sql stream(OrganizationId organization, UUID id, Newest page) {
        return Sql.of(
                "(SELECT global_index FROM event WHERE organization_id = ? AND aggregate_id = ? AND global_index < ? ORDER BY sequence DESC LIMIT %d)"
                        .formatted(page.limit()),
                organization.value(),
                id,
                page.before());
    }

    /** Each part is a page of its own, so that no more is read than a page of the whole can need. */
    private static Sql part(
            String index, String table, String which, OrganizationId organization, UUID id, Newest page) {
        return Sql.of(
                "(SELECT DISTINCT %1$s FROM %2$s WHERE organization_id = ? AND %3$s AND %1$s < ? ORDER BY %1$s DESC LIMIT %4$d)"
                        .formatted(index, table, which, page.limit()),
                organization.value(),
                id,
                page.before());
    }

    private List<Recorded<?>> facts(OrganizationId organization, Newest page, Sql... parts) {
        var union = Stream.of(parts)
                .reduce((one, other) -> one.then("UNION").then(other))
                .orElseThrow();
        return reads.list(
                organization,
                HistoryQueries.select(organization)
                        .then("AND global_index IN (")
                        .then(union)
                        .then(") ORDER BY global_index DESC LIMIT " + page.limit()),
                (row, index) -> HistoryQueries.recorded(organization, row));
    }
}
