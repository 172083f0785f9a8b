package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Followed;
import dev.rollcall.query.ledger.SealedFact;
import dev.rollcall.query.ledger.Versions;
import dev.rollcall.query.user.UserValues.Of;
import dev.rollcall.query.user.UserValues.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * The rows of user_version_1, user_email_version_1, user_value_version_1, user_level_1 and user_history_1. However many
 * facts, a statement or two each.
 */
final class UserVersionTable {
    private static final String VERSIONS = Versions.of("user_version_1", "user_id", "");

    private static final String EMAILS = """
            WITH sets AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json)) AS s (user_id uuid, since bigint, until bigint, emails jsonb)),
            ended AS (
                UPDATE user_email_version_1 e SET until = f.since
                FROM (SELECT user_id, min(since) AS since FROM sets GROUP BY user_id) f
                WHERE e.organization_id = ? AND e.user_id = f.user_id AND e.until IS NULL)
            INSERT INTO user_email_version_1 (organization_id, user_id, since, until, position, value_key, type_key, is_primary)
            SELECT ?, s.user_id, s.since, s.until, cast(email->>'place' AS smallint), email->>'value_key', email->>'type_key',
                cast(email->>'primary' AS boolean)
            FROM sets s CROSS JOIN jsonb_array_elements(s.emails) AS email""";

    private static final String OTHER_VALUES = """
            UPDATE user_value_version_1 v SET until = o.since
            FROM unnest(cast(? AS uuid[]), cast(? AS text[]), cast(? AS bigint[])) AS o (user_id, attribute, since)
            WHERE v.organization_id = ? AND v.user_id = o.user_id AND v.attribute = o.attribute AND v.until IS NULL""";

    private static final String NO_VALUES = """
            UPDATE user_value_version_1 v SET until = g.since
            FROM unnest(cast(? AS uuid[]), cast(? AS bigint[])) AS g (user_id, since)
            WHERE v.organization_id = ? AND v.user_id = g.user_id AND v.until IS NULL""";

    private static final String VALUES = """
            INSERT INTO user_value_version_1 (organization_id, user_id, since, until, attribute, part, value_key)
            SELECT ?, v.* FROM unnest(cast(? AS uuid[]), cast(? AS bigint[]), cast(? AS bigint[]), cast(? AS text[]),
                cast(? AS text[]), cast(? AS text[])) AS v""";

    private static final String LEVELS = """
            INSERT INTO user_level_1 (organization_id, position, users)
            SELECT ?, m.position, coalesce(before.users, 0) + sum(m.more) OVER (ORDER BY m.position)
            FROM json_to_recordset(cast(? AS json)) AS m (position bigint, more integer)
            LEFT JOIN (SELECT users FROM user_level_1 WHERE organization_id = ? ORDER BY position DESC LIMIT 1) before ON true""";

    private final UUID organization;
    private final Writes writes;

    UserVersionTable(UUID organization, Writes writes) {
        this.organization = organization;
        this.writes = writes;
    }

    void versions(ArrayNode versions) {
        if (!versions.isEmpty()) {
            writes.add(VERSIONS, versions.toString(), organization, organization);
        }
    }

    void emails(ArrayNode sets) {
        if (!sets.isEmpty()) {
            writes.add(EMAILS, sets.toString(), organization, organization);
        }
    }

    void values(UserValues values) {
        end(values.endings());
        remove(values.removals());
        begin(values.rows());
    }

    private void end(Map<Of, Long> endings) {
        if (!endings.isEmpty()) {
            writes.add(
                    OTHER_VALUES,
                    column(endings.keySet(), Of::user),
                    column(endings.keySet(), Of::attribute),
                    List.copyOf(endings.values()),
                    organization);
        }
    }

    private void remove(Map<UUID, Long> removals) {
        if (!removals.isEmpty()) {
            writes.add(NO_VALUES, List.copyOf(removals.keySet()), List.copyOf(removals.values()), organization);
        }
    }

    private void begin(List<Row> rows) {
        if (!rows.isEmpty()) {
            writes.add(
                    VALUES,
                    organization,
                    column(rows, row -> row.span().of().user()),
                    column(rows, row -> row.span().since()),
                    column(rows, row -> row.span().until()),
                    column(rows, row -> row.span().of().attribute()),
                    column(rows, Row::part),
                    column(rows, Row::key));
        }
    }

    private static <T> List<@Nullable Object> column(Collection<T> rows, Function<T, @Nullable Object> column) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(column.apply(row)));
        return values;
    }

    void levels(ArrayNode levels) {
        if (!levels.isEmpty()) {
            writes.add(LEVELS, organization, levels.toString(), organization);
        }
    }

    void reached(SealedFact last) {
        Followed.reached("user_history_1", last, writes);
    }
}
