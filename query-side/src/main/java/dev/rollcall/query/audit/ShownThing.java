package dev.rollcall.query.audit;

import dev.rollcall.query.audit.ViewCheck.Subject;
import dev.rollcall.query.reading.Sql;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the views show of a thing, in the words of {@link Effects} and of {@link SeatsByFacts}. */
final class ShownThing {
    private static final String USER = """
            (SELECT coalesce((SELECT to_jsonb(u) FROM user_view_1 u WHERE u.organization_id = k.organization_id AND u.user_id = k.id), '{}')
                || jsonb_build_object(
                    'role', (SELECT r.role FROM role_1 r WHERE r.organization_id = k.organization_id AND r.user_id = k.id),
                    'waits', (SELECT true FROM seat_wait_1 w WHERE w.organization_id = k.organization_id AND w.user_id = k.id),
                    'addresses', (SELECT jsonb_agg(m.value ORDER BY m.position) FROM user_email_1 m
                        WHERE m.organization_id = k.organization_id AND m.user_id = k.id),
                    'open', (SELECT to_jsonb(s) FROM seat_span_1 s
                        WHERE s.organization_id = k.organization_id AND s.user_id = k.id AND s.until IS NULL),
                    'spans', (SELECT jsonb_agg(to_jsonb(s)) FROM seat_span_1 s
                        WHERE s.organization_id = k.organization_id AND s.since_index = k.span AND s.user_id = k.id),
                    'held', (SELECT string_agg(concat_ws(' ', h.license_id, h.number, h.held), ', ' ORDER BY lower(h.held))
                        FROM seat_held_1 h WHERE h.organization_id = k.organization_id AND h.user_id = k.id),
                    'followed', (SELECT f.position FROM seat_history_1 f WHERE f.organization_id = k.organization_id))
             FROM (SELECT cast(? AS uuid) AS organization_id, cast(? AS uuid) AS id, cast(? AS bigint) AS span) k)""";
    private static final String TEAM = """
            (SELECT to_jsonb(t) || jsonb_build_object('members', coalesce((SELECT jsonb_agg(m.user_id) FROM membership_span_1 m
                WHERE m.organization_id = t.organization_id AND m.team_id = t.team_id AND m.until IS NULL), '[]'))
             FROM team_view_1 t WHERE t.organization_id = ? AND t.team_id = ?)""";
    private static final String LICENSE = """
            (SELECT jsonb_build_object('document', jsonb_build_object('name', l.name, 'seats', l.size, 'noSeatPolicy', l.policy,
                'overageAllowed', nullif(l.overage, 0)))
             FROM license_view_1 l WHERE l.organization_id = ? AND l.license_id = ?)""";
    private static final String CONNECTION = """
            (SELECT jsonb_build_object('document', jsonb_build_object('provider', c.provider, 'dialect', c.dialect, 'on', c.enabled))
             FROM connection_view_1 c WHERE c.organization_id = ? AND c.connection_id = ?)""";

    private static final Map<String, String> SQL =
            Map.of("user", USER, "team", TEAM, "license", LICENSE, "connection", CONNECTION);

    private static final Map<String, String> COLUMNS = Map.of(
            "user_name", "userName",
            "display_name", "displayName",
            "external_id", "externalId",
            "connection_id", "connection",
            "active", "active",
            "seat_number", "seat",
            "role", "role",
            "waits", "waits",
            "addresses", EmailsByFacts.ATTRIBUTE,
            "held", SeatsByFacts.HELD);

    private ShownThing() {}

    static boolean isShown(String kind) {
        return SQL.containsKey(kind);
    }

    /** One value, JSON. */
    static Sql of(Subject subject) {
        var one = Sql.of(
                SQL.getOrDefault(subject.kind(), "null"), subject.organization().value(), subject.id());
        return subject.kind().equals("user") ? one.then("", subject.span()) : one;
    }

    /** @param row JSON null where there is none */
    static Map<String, String> of(JsonNode row) {
        Map<String, String> shown = new HashMap<>();
        COLUMNS.forEach((column, attribute) -> put(shown, attribute, row.path(column)));
        row.path("document").properties().forEach(entry -> put(shown, entry.getKey(), entry.getValue()));
        row.path("members").forEach(member -> shown.put("member " + member.stringValue(), "true"));
        span(shown, row.path("open"));
        row.path("spans").forEach(span -> span(shown, span));
        return shown;
    }

    /** A row of seat_span_1. */
    static void span(Map<String, String> shown, JsonNode span) {
        if (span.isObject()) {
            merge(
                    shown,
                    SeatsByFacts.from(span.path("since_index").longValue()),
                    "%s %s of %s until %s"
                            .formatted(
                                    span.path("license_id").asString(),
                                    span.path("number").asString(),
                                    span.path("user_id").asString(),
                                    span.path("until_index").asString("now")));
        }
    }

    private static void put(Map<String, String> shown, String attribute, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            merge(shown, attribute, value.isString() ? value.stringValue() : value.toString());
        }
    }

    /** What is shown in two places, and otherwise, is neither. */
    private static void merge(Map<String, String> shown, String attribute, String value) {
        shown.merge(
                attribute,
                value,
                (one, other) -> Stream.of(one, other).distinct().sorted().collect(Collectors.joining(" and ")));
    }
}
