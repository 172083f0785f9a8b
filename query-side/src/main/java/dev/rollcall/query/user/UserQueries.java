package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.filter.Columns;
import dev.rollcall.query.filter.ListSql;
import dev.rollcall.query.filter.Listing;
import dev.rollcall.query.filter.Source;
import dev.rollcall.query.reading.Mark;
import dev.rollcall.query.reading.Past;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Results;
import dev.rollcall.query.reading.Results.Marked;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import dev.rollcall.query.total.Totals;
import dev.rollcall.query.user.UserView.GroupOfUser;
import dev.rollcall.query.user.UserView.SeatHeld;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds users. */
@Component
public final class UserQueries {
    private static final String GROUPS = """
            , (SELECT jsonb_agg(jsonb_build_object('id', t.team_id, 'name', t.display_name) ORDER BY m.team_id)
               FROM membership_span_1 m JOIN team_view_1 t ON t.organization_id = m.organization_id AND t.team_id = m.team_id
               WHERE m.organization_id = u.organization_id AND m.user_id = u.user_id AND m.until IS NULL) AS groups""";
    private static final String NO_GROUPS = ", NULL AS groups";
    private static final String SELECT = """
            SELECT u.user_id, u.version, u.user_name, u.external_id, u.connection_id, u.active, u.created_at, u.last_modified, u.document,
                   u.seat_number, u.seat_since, %s AS overage, %s AS waiting_since %s %s
            FROM user_view_1 u
            WHERE u.organization_id = ?""";

    private final Reads reads;

    public UserQueries(Reads reads) {
        this.reads = reads;
    }

    /** The id of the member with a userName, in whatever letter case. */
    public Optional<UUID> idOf(OrganizationId organization, String userName) {
        return reads.optional(
                organization,
                Sql.of(
                        "SELECT user_id FROM user_view_1 WHERE organization_id = ? AND user_name_key = ?",
                        organization.value(),
                        UserName.key(userName)),
                (row, index) -> Rows.uuid(row, "user_id"));
    }

    public Optional<UserView> find(OrganizationId organization, UUID user, boolean withGroups) {
        return reads.optional(
                organization, select(organization, withGroups, "").then("AND u.user_id = ?", user), UserQueries::view);
    }

    public List<UserView> find(OrganizationId organization, List<UUID> users, boolean withGroups) {
        return reads.list(
                organization,
                select(organization, withGroups, "").then("AND u.user_id = ANY (cast(? AS uuid[]))", Sql.array(users)),
                UserQueries::view);
    }

    public Source source(Origin asking, ResourceType type) {
        return new Source(
                type,
                columns(asking, type),
                "u.user_id",
                Sql.of(
                        "user_view_1 u WHERE u.organization_id = ?",
                        asking.organization().value()));
    }

    private static Columns columns(Origin asking, ResourceType type) {
        var today = new UserColumns(asking.organization(), asking.connection(), type);
        return Past.position().isPresent() ? new PastUserColumns(today) : today;
    }

    public Results<UserView> search(Origin asking, ResourceType type, Listing listing, boolean withGroups) {
        var organization = asking.organization();
        var list = narrowed(organization, new ListSql(source(asking, type), listing));
        List<Marked<UserView>> rows = listing.slice().count() == 0
                ? List.of()
                : reads.search(
                        organization,
                        select(organization, withGroups, list.sorted()).then(list.part()),
                        UserQueries::marked);
        return Results.of(listing.slice(), rows, () -> count(organization, listing, list));
    }

    /** Where an index leads to few, these are read first, and nobody else is looked at. */
    private ListSql narrowed(OrganizationId organization, ListSql list) {
        return list.candidates().stream()
                .map(candidates -> candidates(organization, candidates))
                .filter(ids -> ids.size() <= UserCandidates.FEW)
                .findFirst()
                .map(list::among)
                .orElse(list);
    }

    private List<UUID> candidates(OrganizationId organization, Sql candidates) {
        return reads.search(
                organization,
                Sql.of("SELECT user_id FROM")
                        .then(candidates.inParentheses())
                        .then("AS candidate (user_id) LIMIT " + (UserCandidates.FEW + 1)),
                (row, index) -> Rows.uuid(row, "user_id"));
    }

    private long count(OrganizationId organization, Listing listing, ListSql list) {
        return reads.countFound(
                organization,
                listing.filter() == null
                        ? Totals.of(organization, ResourceType.USER)
                        : list.selected().map(UserQueries::count).orElseGet(() -> count(organization, list.where())));
    }

    private static Sql count(Sql ids) {
        return Sql.of("SELECT count(*) FROM").then(ids.inParentheses()).then("AS selected");
    }

    private static Sql count(OrganizationId organization, Sql where) {
        return Sql.of("SELECT count(*) FROM user_view_1 u WHERE u.organization_id = ? AND", organization.value())
                .then(where);
    }

    private static Sql select(OrganizationId organization, boolean withGroups, String sorted) {
        return Sql.of(
                SELECT.formatted(
                        UserColumns.OVERAGE, UserColumns.WAITING_SINCE, withGroups ? GROUPS : NO_GROUPS, sorted),
                organization.value());
    }

    private static Marked<UserView> marked(ResultSet row, int index) throws SQLException {
        return new Marked<>(view(row, index), new Mark(Rows.uuid(row, "user_id"), row.getString(ListSql.SORTED)));
    }

    private static UserView view(ResultSet row, int index) throws SQLException {
        var seat = Rows.integerOrNull(row, "seat_number");
        return new UserView(
                Rows.uuid(row, "user_id"),
                row.getLong("version"),
                row.getString("user_name"),
                row.getString("external_id"),
                row.getObject("connection_id", UUID.class),
                row.getBoolean("active"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "last_modified"),
                (ObjectNode) Rows.json(row, "document"),
                seat == null ? null : new SeatHeld(seat, Rows.instant(row, "seat_since"), row.getBoolean("overage")),
                Rows.instantOrNull(row, "waiting_since"),
                groups(Rows.json(row, "groups")));
    }

    private static List<GroupOfUser> groups(JsonNode groups) {
        return groups.valueStream()
                .map(group -> new GroupOfUser(
                        UUID.fromString(group.path("id").stringValue()),
                        group.path("name").stringValue()))
                .toList();
    }
}
