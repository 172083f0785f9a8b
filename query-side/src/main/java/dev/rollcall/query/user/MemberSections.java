package dev.rollcall.query.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Beginning;
import dev.rollcall.query.reading.Sql;
import java.util.stream.Collectors;

/**
 * The sections of a search, each as the ids and keys of one page of it. Who stands in an earlier section is left out of the
 * later ones: what is read in vain there has been shown before.
 *
 * @param where what else has to hold of a member {@code u}
 */
record MemberSections(OrganizationId organization, MemberSearch search, Sql where, int rows) {
    /** Spelled as in the index member_by_standing_1. */
    static final String STANDING =
            "(CASE WHEN NOT u.active THEN 'INACTIVE' WHEN u.seat_number IS NULL THEN 'SEATLESS' ELSE 'SEATED' END)";

    private static final String MANUAL = "(u.connection_id IS NULL)";

    Sql after(MemberMark mark) {
        return switch (mark.found()) {
            case USER_NAME -> search.ofAllKinds() ? byUserName(Sql.TRUE, mark) : byUserNameOfKinds(mark);
            case DISPLAY_NAME -> byDisplayName(mark);
            case FAMILY_NAME -> byFamilyName(mark);
            case EMAIL -> byEmail(mark);
        };
    }

    private Sql byUserName(Sql kind, MemberMark mark) {
        return Sql.of(
                        "SELECT u.user_id, u.user_name_key AS term FROM user_view_1 u WHERE u.organization_id = ? AND u.user_name_key > ? AND",
                        organization.value(),
                        mark.key())
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("AND")
                .then(kind)
                .then("AND")
                .then(where)
                .then("ORDER BY u.user_name_key LIMIT " + rows);
    }

    /** Each kind is a stretch of its own in the index. */
    private Sql byUserNameOfKinds(MemberMark mark) {
        return search.standings().stream()
                .flatMap(standing -> search.keepers().stream()
                        .map(keeper -> Sql.of(
                                STANDING + " = ? AND " + MANUAL + " = ?", standing.name(), keeper == Keeper.MANUAL)))
                .map(kind -> byUserName(kind, mark).inParentheses())
                .reduce((one, other) -> one.then("UNION ALL").then(other))
                .map(all -> Sql.of("SELECT user_id, term FROM")
                        .then(all.inParentheses())
                        .then("kinds ORDER BY term LIMIT " + rows))
                .orElse(Sql.of("SELECT NULL::uuid AS user_id, NULL AS term WHERE false"));
    }

    private Sql byDisplayName(MemberMark mark) {
        return Sql.of("""
                        SELECT u.user_id, u.display_name_key AS term FROM user_view_1 u
                        WHERE u.organization_id = ? AND u.display_name_key >= ? AND (u.display_name_key, u.user_id) > (?, ?) AND""", organization.value(), mark.key(), mark.key(), mark.user())
                .then(Beginning.of("u.display_name_key", search.beginning()))
                .then("AND NOT")
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("AND")
                .then(kinds())
                .then("AND")
                .then(where)
                .then("ORDER BY u.display_name_key, u.user_id LIMIT " + rows);
    }

    private Sql byFamilyName(MemberMark mark) {
        return Sql.of("""
                        SELECT u.user_id, u.family_name_key AS term FROM user_view_1 u
                        WHERE u.organization_id = ? AND u.family_name_key >= ? AND (u.family_name_key, u.user_id) > (?, ?) AND""", organization.value(), mark.key(), mark.key(), mark.user())
                .then(Beginning.of("u.family_name_key", search.beginning()))
                .then("AND NOT")
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("AND")
                .then(Beginning.of("u.display_name_key", search.beginning()))
                .then("IS NOT TRUE AND")
                .then(kinds())
                .then("AND")
                .then(where)
                .then("ORDER BY u.family_name_key, u.user_id LIMIT " + rows);
    }

    private Sql byEmail(MemberMark mark) {
        return Sql.of("""
                        SELECT e.user_id, e.value_key AS term FROM user_email_1 e
                        JOIN user_view_1 u ON u.organization_id = e.organization_id AND u.user_id = e.user_id
                        WHERE e.organization_id = ? AND e.value_key >= ? AND (e.value_key, e.user_id) > (?, ?) AND""", organization.value(), mark.key(), mark.key(), mark.user())
                .then(Beginning.of("e.value_key", search.beginning()))
                .then("AND NOT")
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("AND")
                .then(Beginning.of("u.display_name_key", search.beginning()))
                .then("IS NOT TRUE AND")
                .then(Beginning.of("u.family_name_key", search.beginning()))
                .then("IS NOT TRUE AND")
                .then(earlierEmail().inParentheses())
                .then("IS NULL AND")
                .then(kinds())
                .then("AND")
                .then(where)
                .then("ORDER BY e.value_key, e.user_id LIMIT " + rows);
    }

    /** Who has several such e-mails stands at the first of them. A value, for a join would read all the others. */
    private Sql earlierEmail() {
        return Sql.of("""
                        SELECT true FROM user_email_1 o WHERE o.organization_id = e.organization_id AND o.user_id = e.user_id
                        AND (o.value_key, o.position) < (e.value_key, e.position) AND""").then(Beginning.of("o.value_key", search.beginning())).then("LIMIT 1");
    }

    /** All sections at once, by userName, where few come into question. */
    Sql among(Sql candidates, MemberMark mark) {
        return Sql.of("SELECT u.user_id, u.user_name_key AS term FROM")
                .then(candidates.inParentheses())
                .then(
                        "candidate JOIN user_view_1 u ON u.organization_id = ? AND u.user_id = candidate.user_id WHERE u.user_name_key > ? AND (",
                        organization.value(),
                        mark.key())
                .then(Beginning.of("u.user_name_key", search.beginning()))
                .then("OR")
                .then(Beginning.of("u.display_name_key", search.beginning()))
                .then("OR")
                .then(Beginning.of("u.family_name_key", search.beginning()))
                .then(
                        "OR EXISTS (SELECT FROM user_email_1 e WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id AND")
                .then(Beginning.of("e.value_key", search.beginning()))
                .then(")) ORDER BY u.user_name_key LIMIT " + rows);
    }

    private Sql kinds() {
        if (search.ofAllKinds()) {
            return Sql.TRUE;
        }
        var standings = search.standings().stream().map(Standing::name).collect(Collectors.joining(",", "{", "}"));
        var manual = search.keepers().stream()
                .map(keeper -> Boolean.toString(keeper == Keeper.MANUAL))
                .collect(Collectors.joining(",", "{", "}"));
        return Sql.of(
                STANDING + " = ANY (cast(? AS text[])) AND " + MANUAL + " = ANY (cast(? AS boolean[]))",
                standings,
                manual);
    }
}
