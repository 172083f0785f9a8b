package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Followed;
import dev.rollcall.query.ledger.SealedFact;
import dev.rollcall.query.ledger.Versions;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/**
 * The rows of user_version_1, user_email_version_1, user_value_version_1, user_level_1 and user_history_1. However many
 * facts, a statement each.
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

    private static final String VALUES = """
            WITH sets AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json))
                    AS s (user_id uuid, attribute text, since bigint, until bigint, first boolean, rows json)),
            over AS (
                SELECT user_id, attribute, since FROM sets WHERE attribute IS NOT NULL AND NOT first
                UNION ALL
                SELECT v.user_id, v.attribute, s.since FROM sets s
                JOIN user_value_version_1 v ON v.organization_id = ? AND v.user_id = s.user_id AND v.until IS NULL
                WHERE s.attribute IS NULL),
            ended AS (
                UPDATE user_value_version_1 v SET until = o.since
                FROM (SELECT user_id, attribute, min(since) AS since FROM over GROUP BY user_id, attribute) o
                WHERE v.organization_id = ? AND v.user_id = o.user_id AND v.attribute = o.attribute AND v.until IS NULL)
            INSERT INTO user_value_version_1 (organization_id, user_id, since, until, attribute, part, value_key)
            SELECT ?, s.user_id, s.since, s.until, s.attribute, row->>0, row->>1
            FROM sets s CROSS JOIN json_array_elements(s.rows) AS row
            WHERE s.attribute IS NOT NULL""";

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

    void values(ArrayNode sets) {
        if (!sets.isEmpty()) {
            writes.add(VALUES, sets.toString(), organization, organization, organization);
        }
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
