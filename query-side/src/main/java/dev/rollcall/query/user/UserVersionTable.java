package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.SealedFact;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/** The rows of user_version_1, user_email_version_1, user_level_1 and user_history_1. However many facts, a statement each. */
final class UserVersionTable {
    private static final String VERSIONS = """
            WITH told AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json))
                    AS t (user_id uuid, position bigint, gone boolean, columns jsonb, document jsonb)),
            ended AS (
                UPDATE user_version_1 v SET until = f.position
                FROM (SELECT user_id, min(position) AS position FROM told GROUP BY user_id) f
                WHERE v.organization_id = ? AND v.user_id = f.user_id AND v.until IS NULL
                RETURNING v.*),
            laid AS (
                SELECT user_id, position, gone, laid_over(columns) OVER upwards AS columns,
                    laid_over(document) OVER upwards AS document, lead(position) OVER upwards AS until
                FROM (SELECT * FROM told
                    UNION ALL
                    SELECT user_id, 0, false, to_jsonb(ended) - '{document,since,until}'::text[], document FROM ended) steps
                WINDOW upwards AS (PARTITION BY user_id ORDER BY position))
            INSERT INTO user_version_1
            SELECT (jsonb_populate_record(NULL::user_version_1, laid.columns || jsonb_build_object('organization_id', cast(? AS uuid),
                'user_id', user_id, 'since', position, 'until', until, 'document', jsonb_strip_nulls(document)))).*
            FROM laid WHERE position > 0 AND NOT gone""";

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

    void levels(ArrayNode levels) {
        if (!levels.isEmpty()) {
            writes.add(LEVELS, organization, levels.toString(), organization);
        }
    }

    void reached(SealedFact last) {
        writes.add("""
                INSERT INTO user_history_1 (organization_id, position, ledger_at) VALUES (?, ?, ?)
                ON CONFLICT (organization_id) DO UPDATE SET position = excluded.position, ledger_at = excluded.ledger_at""", organization, last.position(), last.ledgerAt());
    }
}
