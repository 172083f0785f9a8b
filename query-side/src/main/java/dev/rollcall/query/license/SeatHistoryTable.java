package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Followed;
import dev.rollcall.query.ledger.SealedFact;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;

/** The rows of seat_held_1, seat_level_1 and seat_history_1. However many facts, there is one statement for each table. */
final class SeatHistoryTable {
    private static final String END = """
            UPDATE seat_held_1 s SET held = int8range(lower(s.held), e.behind), until = e.until
            FROM json_to_recordset(cast(? AS json)) AS e (license_id uuid, number integer, behind bigint, until timestamptz)
            WHERE s.organization_id = ? AND s.license_id = e.license_id AND s.number = e.number AND upper_inf(s.held)""";

    private static final String BEGIN = """
            INSERT INTO seat_held_1 (organization_id, license_id, number, user_id, held, since, until)
            SELECT ?, b.license_id, b.number, b.user_id, int8range(b.first, b.behind), b.since, b.until
            FROM json_to_recordset(cast(? AS json)) AS b (license_id uuid, number integer, user_id uuid, first bigint,
                behind bigint, since timestamptz, until timestamptz)""";

    /** What was before is looked up once for each licence. */
    private static final String LEVELS = """
            WITH m AS MATERIALIZED (
                SELECT * FROM json_to_recordset(cast(? AS json)) AS m (license_id uuid, position bigint, at timestamptz, size integer,
                    moved integer)),
            before AS MATERIALIZED (
                SELECT k.license_id, l.size, l.held FROM (SELECT DISTINCT license_id FROM m) k
                CROSS JOIN LATERAL (SELECT size, held FROM seat_level_1 l
                    WHERE l.organization_id = ? AND l.license_id = k.license_id ORDER BY l.position DESC LIMIT 1) l)
            INSERT INTO seat_level_1 (organization_id, license_id, position, at, size, held, moved)
            SELECT ?, m.license_id, m.position, m.at, coalesce(m.size, before.size),
                coalesce(before.held, 0) + sum(m.moved) OVER (PARTITION BY m.license_id ORDER BY m.position), m.moved
            FROM m LEFT JOIN before USING (license_id)""";

    private final UUID organization;
    private final Writes writes;

    SeatHistoryTable(UUID organization, Writes writes) {
        this.organization = organization;
        this.writes = writes;
    }

    void end(ArrayNode ended) {
        if (!ended.isEmpty()) {
            writes.add(END, ended.toString(), organization);
        }
    }

    /** To be written after the ends: a seat may have been free for no time at all. */
    void begin(ArrayNode begun) {
        if (!begun.isEmpty()) {
            writes.add(BEGIN, organization, begun.toString());
        }
    }

    void levels(ArrayNode levels) {
        if (!levels.isEmpty()) {
            writes.add(LEVELS, levels.toString(), organization, organization);
        }
    }

    void reached(SealedFact last) {
        Followed.reached("seat_history_1", last, writes);
    }
}
