package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/** The rows of the tables audit_…_1. However many facts, there is one statement for each table. */
final class AuditTrailTable {
    private static final String ENTRIES = """
            INSERT INTO audit_entry_1 (organization_id, position, ledger_at, recorded_at, received_at, global_index, fact,
                subject_type, subject, actor, connection_id, verb, request_id, seat, reason, personal_name)
            SELECT ?, e.* FROM json_to_recordset(cast(? AS json)) AS e (position bigint, ledger_at timestamptz,
                recorded_at timestamptz, received_at timestamptz, global_index bigint, fact text, subject_type text,
                subject uuid, actor text, connection_id uuid, verb text, request_id uuid, seat integer, reason text,
                personal_name text)""";

    private static final String MARKS = """
            INSERT INTO audit_mark_1 (organization_id, mark, position)
            SELECT ?, m.mark, m.position FROM json_to_recordset(cast(? AS json)) AS m (position bigint, mark text)""";

    /**
     * What was before an effect is the effect before it on the same attribute, or the value that was reached. What ends a
     * thing is an effect on each attribute that is known of it by then.
     */
    private static final String CHANGES = """
            WITH effect AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json)) AS e (position bigint, number integer, kind text,
                    subject uuid, attribute text, was text, value text, personal boolean)),
            reached AS MATERIALIZED (
                SELECT 0::bigint AS position, 0 AS number, s.kind, v.subject, v.attribute,
                    coalesce(v.personal_value, v.value) AS value, v.personal_value IS NOT NULL AS personal
                FROM (SELECT DISTINCT kind, subject FROM effect WHERE attribute IS DISTINCT FROM 'members') s
                JOIN audit_value_1 v ON v.organization_id = ? AND v.subject = s.subject),
            told AS (
                SELECT position, number, kind, subject, attribute, value, personal FROM effect
                WHERE attribute <> 'members'
                UNION ALL SELECT * FROM reached),
            step AS (
                SELECT t.*, lag(t.value) OVER (PARTITION BY t.subject, t.attribute ORDER BY t.position, t.number) AS was
                FROM (SELECT * FROM told
                    UNION ALL
                    SELECT g.position, g.number, g.kind, g.subject, known.attribute, NULL, known.personal
                    FROM effect g
                    JOIN (SELECT subject, attribute, bool_or(personal) AS personal FROM told GROUP BY 1, 2) known
                        ON known.subject = g.subject
                    WHERE g.attribute IS NULL) t
                UNION ALL
                SELECT position, number, kind, subject, attribute, value, false, was FROM effect
                WHERE attribute = 'members'),
            changed AS (
                INSERT INTO audit_change_1 (organization_id, position, number, kind, subject, attribute, before, after,
                    personal_before, personal_after)
                SELECT ?, position, row_number() OVER (PARTITION BY position ORDER BY number, attribute COLLATE "C"),
                    kind, subject, attribute, CASE WHEN NOT personal THEN was END, CASE WHEN NOT personal THEN value END,
                    CASE WHEN personal THEN was END, CASE WHEN personal THEN value END
                FROM step WHERE position > 0 AND was IS DISTINCT FROM value
                RETURNING organization_id, position, attribute)
            INSERT INTO audit_mark_1 (organization_id, mark, position)
            SELECT DISTINCT organization_id, 'attribute ' || lower(split_part(attribute, ' ', 1)), position FROM changed""";

    private static final String VALUES = """
            INSERT INTO audit_value_1 (organization_id, subject, attribute, value, personal_value)
            SELECT ?, v.subject, v.attribute, CASE WHEN NOT v.personal THEN v.value END, CASE WHEN v.personal THEN v.value END
            FROM json_to_recordset(cast(? AS json)) AS v (subject uuid, attribute text, value text, personal boolean)
            ON CONFLICT (organization_id, subject, attribute)
            DO UPDATE SET value = excluded.value, personal_value = excluded.personal_value""";

    private final UUID organization;
    private final Writes writes;

    AuditTrailTable(UUID organization, Writes writes) {
        this.organization = organization;
        this.writes = writes;
    }

    void entries(ArrayNode entries) {
        writes.add(ENTRIES, organization, entries.toString());
    }

    void marks(ArrayNode marks) {
        writes.add(MARKS, organization, marks.toString());
    }

    void changes(ArrayNode effects) {
        writes.add(CHANGES, effects.toString(), organization, organization);
    }

    /** @param latest the last effect on each attribute */
    void values(ArrayNode latest) {
        writes.add(VALUES, organization, latest.toString());
    }

    /** @param gone things that are no more */
    void forget(List<UUID> gone) {
        writes.add(
                "DELETE FROM audit_value_1 WHERE organization_id = ? AND subject = ANY (cast(? AS uuid[]))",
                organization,
                gone);
    }

    void reached(SealedFact last) {
        writes.add("""
                INSERT INTO audit_trail_1 (organization_id, position, ledger_at) VALUES (?, ?, ?)
                ON CONFLICT (organization_id) DO UPDATE SET position = excluded.position, ledger_at = excluded.ledger_at""", organization, last.position(), last.ledgerAt());
    }
}
