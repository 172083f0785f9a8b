package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
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
    /** Where no more than so many come into question, all are looked at; otherwise they are dense enough to be met by name. */
    private static final int FEW = 1000;

    /** Laterally: a plan for any organization takes it for a small one, and would read all of it for a join. */
    private static final String ROWS = """
            SELECT found.term, u.user_id, u.user_name, u.display_name, u.seat_number, u.link_allowed, c.provider, %s AS standing, %s IS NOT NULL AS waiting,
                (SELECT e.value FROM user_email_1 e WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id
                 ORDER BY e.is_primary DESC, e.position LIMIT 1) AS email
            FROM found CROSS JOIN LATERAL (SELECT * FROM user_view_1 o WHERE o.organization_id = ? AND o.user_id = found.user_id LIMIT 1) u
            LEFT JOIN connection_view_1 c ON c.organization_id = u.organization_id AND c.connection_id = u.connection_id
            ORDER BY found.term, u.user_id""".formatted(MemberSections.STANDING, UserColumns.WAITING_SINCE);

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
        var sections = new MemberSections(organization, search, Sql.TRUE, limit + 1);
        if (search.ofAllKinds() || search.beginning().isEmpty()) {
            return sections(sections, after, limit);
        }
        var ofKinds = new MemberSections(organization, search.withoutBeginning(), Sql.TRUE, FEW + 1);
        return among(ofKinds.after(MemberMark.BEGIN), sections, after, limit);
    }

    /** The members of a team. */
    public MemberList ofTeam(OrganizationId organization, UUID team, String beginning, MemberMark after, int limit) {
        var member =
                Sql.of("(SELECT true " + OPEN_MEMBERSHIP + " AND m.user_id = u.user_id)", organization.value(), team);
        var sections = new MemberSections(organization, MemberSearch.everyone(beginning), member, limit + 1);
        var members = Sql.of("SELECT m.user_id " + OPEN_MEMBERSHIP + " LIMIT " + (FEW + 1), organization.value(), team);
        return among(members, sections, after, limit);
    }

    /** @param candidates the ids of those who are asked about, or more than a few of them */
    private MemberList among(Sql candidates, MemberSections sections, MemberMark after, int limit) {
        var organization = sections.organization();
        var count =
                Sql.of("SELECT count(*) FROM").then(candidates.inParentheses()).then("candidates");
        return reads.count(organization, count) > FEW
                ? sections(sections, after, limit)
                : MemberList.of(
                        reads.list(
                                organization,
                                rows(organization, sections.among(candidates, after)),
                                row(Found.USER_NAME)),
                        limit);
    }

    private MemberList sections(MemberSections sections, MemberMark after, int limit) {
        var organization = sections.organization();
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
                row.getBoolean("waiting"),
                row.getString("provider"),
                row.getBoolean("link_allowed"),
                new MemberMark(found, row.getString("term"), user));
    }
}
