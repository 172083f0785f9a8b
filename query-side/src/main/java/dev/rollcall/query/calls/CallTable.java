package dev.rollcall.query.calls;

import dev.rollcall.kernel.message.OrganizationId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rows of scim_call_1, call_log_1 and token_use_1. Each script is one round trip and one transaction, of one
 * organization, and waits for its other writers: who resolves what can only be told where nobody writes beside.
 */
final class CallTable {
    private static final String BIND = """
            SELECT set_config('rollcall.organization', ?, true), set_config('synchronous_commit', 'off', true),
                   pg_advisory_xact_lock(hashtextextended('calls of ' || ?, 0));
            """;

    /** A call that says of nobody but by id, such as a PATCH that was refused, is given the name that the id has or had. */
    private static final String INSERT = """
            INSERT INTO scim_call_1 (organization_id, request_id, connection_id, kid, address, at, micros, method, path, query,
                request_body, resource_type, resource_id, resource_name, name_key, writes, status, scim_type, outcome, reason,
                response_body, hidden, shortened, events)
            SELECT cast(? AS uuid), request_id, connection_id, kid, address, at, micros, method, path, query,
                request_body, resource_type, resource_id, coalesce(resource_name, known.name), coalesce(name_key, known.key),
                writes, status, scim_type, outcome, reason, response_body, hidden, shortened, events
            FROM jsonb_to_recordset(cast(? AS jsonb)) AS c (
                request_id uuid, connection_id uuid, kid text, address text, at timestamptz, micros bigint, method text,
                path text, query text, request_body text, resource_type text, resource_id uuid, resource_name text,
                name_key text, writes boolean, status integer, scim_type text, outcome text, reason text,
                response_body text, hidden integer, shortened boolean, events bigint[])
            LEFT JOIN LATERAL (
                SELECT user_name, 'User ' || user_name_key FROM user_view_1
                    WHERE organization_id = ? AND user_id = c.resource_id
                UNION ALL SELECT user_name, 'User ' || user_name_key FROM former_member_1
                    WHERE organization_id = ? AND user_id = c.resource_id
                UNION ALL SELECT display_name, 'Group ' || display_name_key FROM team_view_1
                    WHERE organization_id = ? AND team_id = c.resource_id
                LIMIT 1) AS known (name, key) ON c.resource_name IS NULL
            ON CONFLICT DO NOTHING;
            """;

    /** A later call that succeeded makes up for an open one, if it is a write or the open one was none either. */
    private static final String RESOLVE = """
            UPDATE scim_call_1 made SET resolved_by = later.request_id
            FROM (SELECT DISTINCT cast(key AS %2$s) AS key FROM jsonb_array_elements_text(cast(? AS jsonb)) AS key) touched
            JOIN scim_call_1 unresolved ON unresolved.organization_id = ? AND unresolved.%1$s = touched.key
                AND unresolved.resolved_by IS NULL AND unresolved.outcome IN ('refused', 'failed')
            CROSS JOIN LATERAL (
                SELECT l.request_id FROM scim_call_1 l
                WHERE l.organization_id = ? AND l.%1$s = unresolved.%1$s AND l.request_id > unresolved.request_id
                    AND l.outcome IN ('ok', 'partly') AND (l.writes OR NOT unresolved.writes)
                ORDER BY l.request_id LIMIT 1) later
            WHERE made.organization_id = ? AND made.request_id = unresolved.request_id;
            """;

    /** What was left out of a team is made up for when all of its members are sent, or when there is no team any more. */
    private static final String COMPLETE = """
            UPDATE scim_call_1 made SET resolved_by = later.request_id
            FROM (SELECT DISTINCT cast(key AS uuid) AS key FROM jsonb_array_elements_text(cast(? AS jsonb)) AS key) touched
            JOIN scim_call_1 unresolved ON unresolved.organization_id = ? AND unresolved.resource_id = touched.key
                AND unresolved.resolved_by IS NULL AND unresolved.outcome = 'partly'
            CROSS JOIN LATERAL (
                SELECT l.request_id FROM scim_call_1 l
                WHERE l.organization_id = ? AND l.resource_id = unresolved.resource_id AND l.request_id > unresolved.request_id
                    AND l.outcome = 'ok' AND (l.method IN ('PUT', 'DELETE') OR l.method = 'PATCH' AND jsonb_path_exists(
                        cast(l.request_body AS jsonb),
                        '$.Operations[*] ? (@.op like_regex "^replace$" flag "i" && @.path like_regex "^members$" flag "i")'))
                ORDER BY l.request_id LIMIT 1) later
            WHERE made.organization_id = ? AND made.request_id = unresolved.request_id;
            """;

    private static final String USE = """
            INSERT INTO token_use_1 AS kept (organization_id, kid, address, last_used_at)
            SELECT cast(? AS uuid), kid, address, last_used_at
            FROM jsonb_to_recordset(cast(? AS jsonb)) AS u (kid text, address text, last_used_at timestamptz)
            ON CONFLICT (organization_id, kid, address) DO UPDATE
                SET last_used_at = greatest(kept.last_used_at, excluded.last_used_at);
            """;

    private static final String COUNT = """
            INSERT INTO call_log_1 AS kept (organization_id, calls, not_kept, not_kept_at)
            VALUES (cast(? AS uuid), ?, ?, CASE WHEN ? > 0 THEN now() END)
            ON CONFLICT (organization_id) DO UPDATE
                SET calls = kept.calls + excluded.calls, not_kept = kept.not_kept + excluded.not_kept,
                    not_kept_at = coalesce(excluded.not_kept_at, kept.not_kept_at)
            RETURNING calls""";

    private static final String WRITE = BIND
            + INSERT
            + RESOLVE.formatted("resource_id", "uuid")
            + RESOLVE.formatted("name_key", "text")
            + COMPLETE
            + USE
            + COUNT;

    private static final String OUTDATED = "request_id < ? ORDER BY request_id LIMIT " + CallRecords.AT_ONCE;
    private static final String SURPLUS = "true ORDER BY request_id LIMIT least(" + CallRecords.AT_ONCE
            + ", (SELECT greatest(0, calls - ?) FROM call_log_1 WHERE organization_id = ?))";

    private static final String REMOVE = """
            WITH gone AS (
                DELETE FROM scim_call_1 WHERE organization_id = ? AND request_id IN (
                    SELECT request_id FROM scim_call_1 WHERE organization_id = ? AND %s)
                RETURNING request_id)
            UPDATE call_log_1 SET calls = calls - (SELECT count(*) FROM gone) WHERE organization_id = ?
            RETURNING (SELECT count(*) FROM gone)""";

    private final JdbcTemplate database;

    CallTable(DataSource database) {
        this.database = new JdbcTemplate(database);
    }

    /** @return how many calls of the organization are kept now */
    long write(OrganizationId organization, List<Call> calls, List<TokenUse> uses, long notKept) {
        var name = organization.toString();
        var id = organization.value();
        var ids = touched(calls, call -> call.subject().id());
        var names = touched(calls, call -> CallRows.nameKey(call.subject()));
        return run(
                WRITE,
                Stream.of(
                                List.of(name, name, id, CallRows.of(calls).toString(), id, id, id),
                                List.of(ids, id, id, id),
                                List.of(names, id, id, id),
                                List.of(ids, id, id, id),
                                List.of(id, CallRows.ofUses(uses).toString()),
                                List.of(id, (long) calls.size(), notKept, notKept))
                        .flatMap(List::stream)
                        .toArray());
    }

    /** @return how many were removed */
    long removeBefore(OrganizationId organization, UUID request) {
        var name = organization.toString();
        var id = organization.value();
        return run(BIND + REMOVE.formatted(OUTDATED), name, name, id, id, request, id);
    }

    /** Removes the eldest that are beyond so many. @return how many were removed */
    long removeSurplus(OrganizationId organization, long most) {
        var name = organization.toString();
        var id = organization.value();
        return run(BIND + REMOVE.formatted(SURPLUS), name, name, id, id, most, id, id);
    }

    /** Organizations that have a log, in the order of their ids. */
    List<OrganizationId> organizations(OrganizationId after, int most) {
        return database.execute("""
                SELECT set_config('rollcall.pruning', 'calls', true);
                SELECT organization_id FROM call_log_1 WHERE organization_id > ? ORDER BY organization_id LIMIT ?""", (PreparedStatement statement) -> {
            bind(statement, after.value(), most);
            skipTo(statement);
            var found = new ArrayList<OrganizationId>();
            try (var row = statement.getResultSet()) {
                while (row.next()) {
                    found.add(new OrganizationId(row.getObject(1, UUID.class)));
                }
            }
            return found;
        });
    }

    private long run(String script, Object... values) {
        return database.execute(script, (PreparedStatement statement) -> {
            bind(statement, values);
            skipTo(statement);
            try (var row = statement.getResultSet()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        statement.execute();
    }

    /** To the last result of a script, which is the one that is asked for; the first is that of the binding. */
    private static void skipTo(PreparedStatement statement) throws SQLException {
        boolean isResult;
        do {
            isResult = statement.getMoreResults();
        } while (!isResult && statement.getUpdateCount() >= 0);
    }

    /** What the calls are about, of those that can make up for another one or be made up for. */
    private static String touched(List<Call> calls, Function<Call, @Nullable Object> key) {
        var keys = JsonNodeFactory.instance.arrayNode();
        calls.stream()
                .filter(call -> call.asked().writes() || call.isOpen())
                .map(key)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .forEach(keys::add);
        return keys.toString();
    }
}
