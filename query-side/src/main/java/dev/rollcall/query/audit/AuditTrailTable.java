package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Followed;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/** The rows of the tables audit_…_2. However many facts, so many statements. */
final class AuditTrailTable {
    /**
     * What was before an effect is the effect before it on the same attribute, or the state that was reached. What ends a
     * thing is an effect on each attribute that is known of it by then.
     */
    private static final String ENTRIES = """
            WITH effect AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json)) AS e (position bigint, number integer, kind text,
                    subject uuid, attribute text, was text, value text, personal boolean)),
            reached AS MATERIALIZED (
                SELECT 0::bigint AS position, 0 AS number, s.kind, s.subject, v.key AS attribute, v.value, v.personal
                FROM (SELECT DISTINCT kind, subject FROM effect WHERE attribute IS DISTINCT FROM 'members') s
                JOIN audit_state_2 r ON r.organization_id = ? AND r.subject = s.subject
                CROSS JOIN LATERAL (
                    SELECT key, value, false AS personal FROM jsonb_each_text(r.state)
                    UNION ALL SELECT key, value, true FROM jsonb_each_text(r.personal_state)) v),
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
            change AS MATERIALIZED (
                SELECT *, row_number() OVER (PARTITION BY position ORDER BY number, attribute COLLATE "C") AS place
                FROM step WHERE position > 0 AND was IS DISTINCT FROM value),
            marked AS (
                INSERT INTO audit_mark_2 (organization_id, mark, position)
                SELECT ?, m.mark, m.position FROM json_to_recordset(cast(? AS json)) AS m (position bigint, mark text)
                UNION SELECT ?, 'attribute ' || lower(split_part(attribute, ' ', 1)), position FROM change)
            INSERT INTO audit_entry_2 (organization_id, position, ledger_at, recorded_at, received_at, global_index, fact,
                subject_type, subject, actor, connection_id, verb, request_id, seat, reason, user_id, personal_name, changes, personal_changes)
            SELECT ?, e.*, c.changes, c.personal_changes
            FROM json_to_recordset(cast(? AS json)) AS e (position bigint, ledger_at timestamptz,
                recorded_at timestamptz, received_at timestamptz, global_index bigint, fact text, subject_type text,
                subject uuid, actor text, connection_id uuid, verb text, request_id uuid, seat integer, reason text,
                user_id uuid, personal_name text)
            LEFT JOIN (SELECT position,
                    jsonb_agg(jsonb_build_array(place, kind, subject, attribute, was, value)) FILTER (WHERE NOT personal) AS changes,
                    jsonb_agg(jsonb_build_array(place, kind, subject, attribute, was, value)) FILTER (WHERE personal) AS personal_changes
                FROM change GROUP BY position) c USING (position)""";

    private static final String STATES = """
            INSERT INTO audit_state_2 AS kept (organization_id, subject, state, personal_state)
            SELECT ?, s.subject, s.state, s.personal_state
            FROM json_to_recordset(cast(? AS json)) AS s (subject uuid, state jsonb, personal_state jsonb)
            ON CONFLICT (organization_id, subject)
            DO UPDATE SET state = kept.state || excluded.state, personal_state = kept.personal_state || excluded.personal_state""";

    private final UUID organization;
    private final Writes writes;

    AuditTrailTable(UUID organization, Writes writes) {
        this.organization = organization;
        this.writes = writes;
    }

    /** @param effects what the facts make of attributes; what they change is found here */
    void entries(ArrayNode entries, ArrayNode marks, ArrayNode effects) {
        writes.add(
                ENTRIES,
                effects.toString(),
                organization,
                organization,
                marks.toString(),
                organization,
                organization,
                entries.toString());
    }

    /** @param latest of each thing the attributes on which there was an effect, as they are now */
    void states(ArrayNode latest) {
        if (!latest.isEmpty()) {
            writes.add(STATES, organization, latest.toString());
        }
    }

    /** @param gone things that are no more */
    void forget(List<UUID> gone) {
        if (!gone.isEmpty()) {
            writes.add(
                    "DELETE FROM audit_state_2 WHERE organization_id = ? AND subject = ANY (cast(? AS uuid[]))",
                    organization,
                    gone);
        }
    }

    void reached(SealedFact last) {
        Followed.reached("audit_trail_2", last, writes);
    }
}
