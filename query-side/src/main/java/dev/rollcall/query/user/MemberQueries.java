package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Members as lists show them, by userName, and a page at a time. A page costs the same in an organization of any size. */
@Component
public final class MemberQueries {
    /** Of a larger team, members are looked up in the organization; of a smaller one, all are looked at. */
    private static final int SMALL_TEAM = 1000;

    private static final String ROWS = """
            SELECT found.term, u.user_id, u.user_name, u.display_name, u.seat_number, c.provider, %s AS standing,
                (SELECT e.value FROM user_email_1 e WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id
                 ORDER BY e.is_primary DESC, e.position LIMIT 1) AS email
            FROM found JOIN user_view_1 u ON u.organization_id = ? AND u.user_id = found.user_id
            LEFT JOIN connection_view_1 c ON c.organization_id = u.organization_id AND c.connection_id = u.connection_id
            ORDER BY found.term, u.user_id""".formatted(MemberSections.STANDING);

    private static final String OPEN_MEMBERSHIP =
            "FROM membership_span_1 m WHERE m.organization_id = ? AND m.team_id = ? AND m.until IS NULL";

    private final Reads reads;

    public MemberQueries(Reads reads) {
        this.reads = reads;
    }

    public Optional<MemberRow> find(OrganizationId organization, UUID user) {
        var key = Sql.of(
                "SELECT u.user_id, u.user_name_key AS term FROM user_view_1 u WHERE u.organization_id = ? AND u.user_id = ?",
                organization.value(),
                user);
        return reads.optional(organization, rows(organization, key), row(Found.USER_NAME));
    }

    /** What is left of a member who was removed. */
    public Optional<FormerMember> former(OrganizationId organization, UUID user) {
        return reads.optional(
                organization,
                Sql.of(
                        "SELECT user_id, user_name, display_name, removed_at FROM former_member_1 WHERE organization_id = ? AND user_id = ?",
                        organization.value(),
                        user),
                (row, index) -> new FormerMember(
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        Rows.instant(row, "removed_at")));
    }

    public MemberList search(OrganizationId organization, MemberSearch search, MemberMark after, int limit) {
        return sections(organization, new MemberSections(organization, search, Sql.TRUE, limit + 1), after, limit);
    }

    /** The members of a team. */
    public MemberList ofTeam(OrganizationId organization, UUID team, String beginning, MemberMark after, int limit) {
        var search = MemberSearch.everyone(beginning);
        if (isSmall(organization, team)) {
            var keys = ofSmallTeam(organization, team, search, after, limit + 1);
            return MemberList.of(reads.list(organization, rows(organization, keys), row(Found.USER_NAME)), limit);
        }
        var member =
                Sql.of("(SELECT true " + OPEN_MEMBERSHIP + " AND m.user_id = u.user_id)", organization.value(), team);
        return sections(organization, new MemberSections(organization, search, member, limit + 1), after, limit);
    }

    private boolean isSmall(OrganizationId organization, UUID team) {
        return reads.count(
                        organization,
                        Sql.of("SELECT count(*) FROM (SELECT")
                                .then(OPEN_MEMBERSHIP, organization.value(), team)
                                .then("LIMIT %d) counted".formatted(SMALL_TEAM + 1)))
                <= SMALL_TEAM;
    }

    private static Sql ofSmallTeam(
            OrganizationId organization, UUID team, MemberSearch search, MemberMark after, int rows) {
        return Sql.of("SELECT u.user_id, u.user_name_key AS term FROM (SELECT m.user_id")
                .then(OPEN_MEMBERSHIP, organization.value(), team)
                .then(
                        "LIMIT %d) member JOIN user_view_1 u ON u.organization_id = ?".formatted(SMALL_TEAM),
                        organization.value())
                .then("AND u.user_id = member.user_id WHERE u.user_name_key > ? AND (", after.key())
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("OR")
                .then(Beginning.of("u.display_name_key", search.beginning()))
                .then(
                        "OR EXISTS (SELECT FROM user_email_1 e WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id AND")
                .then(Beginning.of("e.value_key", search.beginning()))
                .then(")) ORDER BY u.user_name_key LIMIT " + rows);
    }

    private MemberList sections(OrganizationId organization, MemberSections sections, MemberMark after, int limit) {
        List<MemberRow> rows = new ArrayList<>();
        var asked = sections.search().beginning().isEmpty()
                ? List.of(Found.USER_NAME)
                : after.found().andLater();
        for (Found found : asked) {
            if (rows.size() <= limit) {
                var keys = sections.after(after.in(found));
                rows.addAll(reads.list(organization, rows(organization, keys), row(found)));
            }
        }
        return MemberList.of(rows, limit);
    }

    private static Sql rows(OrganizationId organization, Sql keys) {
        return Sql.of("WITH found AS MATERIALIZED").then(keys.inParentheses()).then(ROWS, organization.value());
    }

    private static RowMapper<MemberRow> row(Found found) {
        return (row, index) -> row(row, found);
    }

    private static MemberRow row(ResultSet row, Found found) throws SQLException {
        var user = Rows.uuid(row, "user_id");
        return new MemberRow(
                user,
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("email"),
                Standing.valueOf(row.getString("standing")),
                Rows.integerOrNull(row, "seat_number"),
                row.getString("provider"),
                new MemberMark(found, row.getString("term"), user));
    }
}
