package dev.rollcall.query.team;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.filter.FilterToSql;
import dev.rollcall.query.filter.ListSql;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Source;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Results;
import dev.rollcall.query.reading.Results.Marked;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import dev.rollcall.query.team.TeamView.Member;
import dev.rollcall.query.total.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds teams. Members are read as the question asks, and not at all where there are more: those of a large team are found
 * as the users whose {@code groups.value} it is, page by page.
 */
@Component
public final class TeamQueries {
    /** Members that come unasked, and in lists. */
    public static final int INLINE_MEMBERS = 1000;

    /** Members of one team that come where the request names them. */
    public static final int ASKED_MEMBERS = 10_000;

    public enum Members {
        NONE(0),
        INLINE(INLINE_MEMBERS),
        ASKED(ASKED_MEMBERS);

        private final int most;

        Members(int most) {
            this.most = most;
        }
    }

    private static final String SELECT =
            "SELECT t.team_id, t.version, t.display_name, t.external_id, t.connection_id, t.created_at, t.last_modified, t.document %s %s FROM team_view_1 t WHERE t.organization_id = ?";
    private static final String MEMBERS = """
            , (SELECT jsonb_agg(jsonb_build_object('id', m.user_id, 'name', coalesce(u.display_name, u.user_name)) ORDER BY m.user_id)
               FROM (SELECT organization_id, user_id FROM membership_span_1 s
                     WHERE s.organization_id = t.organization_id AND s.team_id = t.team_id AND s.until IS NULL LIMIT %d) m
               JOIN user_view_1 u ON u.organization_id = m.organization_id AND u.user_id = m.user_id) AS members""";

    private final Reads reads;

    public TeamQueries(Reads reads) {
        this.reads = reads;
    }

    public Optional<TeamView> find(OrganizationId organization, UUID team, Members members) {
        return reads.optional(
                organization, select(organization, members, "").then("AND t.team_id = ?", team), mapper(members));
    }

    public List<TeamView> find(OrganizationId organization, List<UUID> teams, Members members) {
        return reads.list(
                organization,
                select(organization, members, "").then("AND t.team_id = ANY (cast(? AS uuid[]))", Sql.array(teams)),
                mapper(members));
    }

    public Source source(Origin asking, ResourceType type) {
        return new Source(
                type,
                new TeamColumns(asking.organization(), asking.connection(), type),
                "t.team_id",
                Sql.of(
                        "team_view_1 t WHERE t.organization_id = ?",
                        asking.organization().value()));
    }

    public Results<TeamView> search(Origin asking, ResourceType type, Listing listing, Members members) {
        var organization = asking.organization();
        var list = new ListSql(source(asking, type), listing);
        List<Marked<TeamView>> rows = listing.slice().count() == 0
                ? List.of()
                : reads.search(
                        organization,
                        select(organization, members, list.sorted()).then(list.part()),
                        marked(mapper(members)));
        return Results.of(listing.slice(), rows, () -> count(organization, listing, list.where()));
    }

    private long count(OrganizationId organization, Listing listing, Sql where) {
        return reads.countFound(
                organization,
                listing.filter() == null
                        ? Totals.of(organization, ResourceType.GROUP)
                        : Sql.of(
                                        "SELECT count(*) FROM team_view_1 t WHERE t.organization_id = ? AND",
                                        organization.value())
                                .then(where));
    }

    /**
     * The members of a team that a filter in brackets selects.
     *
     * @param most of them are read
     * @throws dev.rollcall.kernel.scim.InvalidScim where it names what no member has
     */
    public List<UUID> selected(OrganizationId organization, ResourceType type, UUID team, ValuePath members, int most) {
        var test = new FilterToSql(type, _ -> Optional.of(TeamColumns.members(UnaryOperator.identity())), List.of())
                .where(members);
        return reads.search(
                organization,
                Sql.of(
                                "SELECT m.user_id FROM membership_span_1 m WHERE m.organization_id = ? AND m.team_id = ? AND m.until IS NULL AND",
                                organization.value(),
                                team)
                        .then(test)
                        .then("LIMIT ?", most),
                (row, index) -> Rows.uuid(row, "user_id"));
    }

    private static Sql select(OrganizationId organization, Members members, String sorted) {
        var column = members == Members.NONE ? "" : MEMBERS.formatted(members.most + 1);
        return Sql.of(SELECT.formatted(column, sorted), organization.value());
    }

    private static RowMapper<Marked<TeamView>> marked(RowMapper<TeamView> mapper) {
        return (row, index) -> new Marked<>(
                Objects.requireNonNull(mapper.mapRow(row, index)),
                new Mark(Rows.uuid(row, "team_id"), row.getString(ListSql.SORTED)));
    }

    private static RowMapper<TeamView> mapper(Members members) {
        return (row, index) -> new TeamView(
                Rows.uuid(row, "team_id"),
                row.getLong("version"),
                row.getString("display_name"),
                row.getString("external_id"),
                row.getObject("connection_id", UUID.class),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "last_modified"),
                (ObjectNode) Rows.json(row, "document"),
                members == Members.NONE ? null : members(row, members));
    }

    private static @Nullable List<Member> members(ResultSet row, Members asked) throws SQLException {
        JsonNode found = Rows.json(row, "members");
        return found.size() > asked.most
                ? null
                : found.valueStream()
                        .map(member -> new Member(
                                UUID.fromString(member.path("id").stringValue()),
                                member.path("name").stringValue()))
                        .toList();
    }
}
