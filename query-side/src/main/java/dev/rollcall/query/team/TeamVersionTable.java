package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Followed;
import dev.rollcall.query.ledger.SealedFact;
import dev.rollcall.query.ledger.Versions;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/** The rows of team_version_1, membership_version_1 and team_history_1. However many facts, so many statements. */
final class TeamVersionTable {
    private static final String VERSIONS = Versions.of("team_version_1", "team_id", """
            , 'last_modified', CASE WHEN laid.columns->'made_by' = laid.columns->'changed_by'
                THEN laid.columns->'created_at' ELSE laid.columns->'last_modified' END""");

    /** Whoever leaves in several ways has left with the first of them. */
    private static final String END = """
            WITH ends AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json)) AS e (team_id uuid, user_id uuid, position bigint)),
            first AS (
                SELECT ctid, min(position) AS position FROM (
                    SELECT m.ctid, e.position FROM ends e JOIN membership_version_1 m ON m.organization_id = ?
                        AND m.team_id = e.team_id AND m.user_id = e.user_id AND m.until IS NULL
                    UNION ALL
                    SELECT m.ctid, e.position FROM ends e JOIN membership_version_1 m ON m.organization_id = ?
                        AND m.team_id = e.team_id AND e.user_id IS NULL AND m.until IS NULL
                    UNION ALL
                    SELECT m.ctid, e.position FROM ends e JOIN membership_version_1 m ON m.organization_id = ?
                        AND m.user_id = e.user_id AND e.team_id IS NULL AND m.until IS NULL) leaving
                GROUP BY ctid)
            UPDATE membership_version_1 m SET until = first.position FROM first WHERE m.ctid = first.ctid AND m.organization_id = ?""";

    private static final String BEGIN = """
            INSERT INTO membership_version_1 (organization_id, team_id, user_id, since, until, began_at)
            SELECT ?, b.team_id, b.user_id, b.since, b.until, b.began_at
            FROM json_to_recordset(cast(? AS json)) AS b (team_id uuid, user_id uuid, since bigint, until bigint, began_at timestamptz)""";

    private final UUID organization;
    private final Writes writes;

    TeamVersionTable(UUID organization, Writes writes) {
        this.organization = organization;
        this.writes = writes;
    }

    void versions(ArrayNode versions) {
        if (!versions.isEmpty()) {
            writes.add(VERSIONS, versions.toString(), organization, organization);
        }
    }

    void end(ArrayNode ended) {
        if (!ended.isEmpty()) {
            writes.add(END, ended.toString(), organization, organization, organization, organization);
        }
    }

    /** To be written after the ends. */
    void begin(ArrayNode begun) {
        if (!begun.isEmpty()) {
            writes.add(BEGIN, organization, begun.toString());
        }
    }

    void reached(SealedFact last) {
        Followed.reached("team_history_1", last, writes);
    }
}
