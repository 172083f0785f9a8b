package dev.rollcall.query.team;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Teams as lists show them, by name. Members are counted up to a bound: a number kept with the team would have to be
 * changed with every removal of a user, which locks no team.
 */
@Component
public final class TeamListQueries {
    public static final int MOST_COUNTED = 1000;

    private static final String SELECT = """
            SELECT t.team_id, t.display_name, t.display_name_key, t.link_allowed, c.provider, (SELECT count(*) FROM (
                SELECT FROM membership_span_1 m
                WHERE m.organization_id = t.organization_id AND m.team_id = t.team_id AND m.until IS NULL LIMIT %d) counted) AS members
            FROM team_view_1 t
            LEFT JOIN connection_view_1 c ON c.organization_id = t.organization_id AND c.connection_id = t.connection_id
            WHERE t.organization_id = ? AND""".formatted(MOST_COUNTED);

    private static final RowMapper<TeamRow> ROW = (row, index) -> new TeamRow(
            Rows.uuid(row, "team_id"),
            row.getString("display_name"),
            row.getString("display_name_key"),
            row.getLong("members"),
            row.getString("provider"),
            row.getBoolean("link_allowed"));

    private final Reads reads;

    public TeamListQueries(Reads reads) {
        this.reads = reads;
    }

    /** A page of teams. @param next the key that the next page comes after, null on the last one */
    public record TeamList(List<TeamRow> rows, @Nullable String next) {
        static TeamList of(List<TeamRow> rowsAndMore, int limit) {
            var shown = List.copyOf(rowsAndMore.subList(0, Math.min(limit, rowsAndMore.size())));
            return new TeamList(
                    shown, rowsAndMore.size() > limit ? shown.getLast().key() : null);
        }
    }

    /** @param beginning of the name, empty for all; @param after a key, empty for the first page */
    public TeamList search(OrganizationId organization, String beginning, String after, int limit) {
        return TeamList.of(
                reads.list(
                        organization,
                        Sql.of(SELECT, organization.value())
                                .then("t.display_name_key > ? AND", after)
                                .then(Beginning.of("t.display_name_key", UserName.key(beginning.strip())))
                                .then("ORDER BY t.display_name_key LIMIT " + (limit + 1)),
                        ROW),
                limit);
    }

    public Optional<TeamRow> find(OrganizationId organization, UUID team) {
        return reads.optional(organization, Sql.of(SELECT, organization.value()).then("t.team_id = ?", team), ROW);
    }

    /** All members of one team, counted in an index. */
    public long size(OrganizationId organization, UUID team) {
        return reads.count(
                organization,
                Sql.of(
                        "SELECT count(*) FROM membership_span_1 m WHERE m.organization_id = ? AND m.team_id = ? AND m.until IS NULL",
                        organization.value(),
                        team));
    }
}
