package dev.rollcall.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * More users than a benchmark can wait for: copies of two that were created through the API, the one with a seat and the
 * other without, in every table where these have rows. {@link Likeness} tells whether a copy is what the API makes.
 */
final class Multitude {
    /** The numbers of the two; what else a user says has no nine digits in a row. */
    static final int SEATED = 987_654_321;

    static final int SEATLESS = 987_654_322;

    /** So many are copied in one transaction, event by event: each has its first one before any has its second. */
    static final int AT_ONCE = 20_000;

    /** The first seats are those of the two. */
    private static final int FIRST_SEAT = 2;

    private static final String BEGIN = """
            SET synchronous_commit = off;
            SET enable_seqscan = off;
            SET enable_hashjoin = off;
            SET enable_mergejoin = off;
            ANALYZE seat, license;
            SELECT set_config('rollcall.organization', '%1$s', false);
            CREATE FUNCTION pg_temp.told(text text, mark text, n integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
                SELECT replace(replace(replace(replace($1,
                    'user' || mark || '@', 'user' || lpad(n::text, 6, '0') || '@'),
                    '00u000' || mark, '00u' || lpad(n::text, 12, '0')),
                    '+49 30 ' || mark, '+49 30 ' || lpad(n::text, 9, '0')),
                    mark, n::text) $$;
            CREATE TEMP TABLE model AS SELECT *, substring(user_name FROM '[0-9]+') AS mark FROM user_view_1
                WHERE organization_id = current_organization() AND user_name_key IN ('user%2$d@tours.example', 'user%3$d@tours.example');
            CREATE TEMP TABLE model_event AS SELECT * FROM event
                WHERE organization_id = current_organization() AND aggregate_id IN (SELECT user_id FROM model);
            CREATE TEMP TABLE model_claim AS SELECT * FROM user_claim
                WHERE organization_id = current_organization() AND user_id IN (SELECT user_id FROM model);
            CREATE TEMP TABLE model_email AS SELECT * FROM user_email_1
                WHERE organization_id = current_organization() AND user_id IN (SELECT user_id FROM model);
            CREATE TEMP TABLE model_text AS SELECT * FROM user_text_1
                WHERE organization_id = current_organization() AND user_id IN (SELECT user_id FROM model);
            CREATE TEMP TABLE model_span AS SELECT * FROM seat_span_1
                WHERE organization_id = current_organization() AND user_id IN (SELECT user_id FROM model);
            CREATE TEMP TABLE copy (n integer, id uuid PRIMARY KEY, model uuid, mark text, seat integer);
            CREATE TEMP TABLE recorded (id uuid, sequence bigint, index bigint, at timestamptz, PRIMARY KEY (id, sequence));""";

    private static final String COPY = """
            BEGIN;
            TRUNCATE copy, recorded;
            INSERT INTO copy SELECT n, uuidv7(), m.user_id, m.mark, CASE WHEN n < %3$d THEN n + %4$d END
                FROM generate_series(%1$d, %2$d - 1) n JOIN model m ON (m.seat_number IS NOT NULL) = (n < %3$d) ORDER BY n;
            ANALYZE copy;
            WITH told AS (
                INSERT INTO event (organization_id, aggregate_id, sequence, aggregate_type, event_id, name, revision, payload,
                    personal, salt, actor, connection_id, verb, request_id, received_at)
                SELECT e.organization_id, c.id, e.sequence, e.aggregate_type, gen_random_uuid(), e.name, e.revision,
                    convert_to(regexp_replace(replace(convert_from(e.payload, 'UTF8'), c.model::text, c.id::text),
                        '"seat":[0-9]+', '"seat":' || coalesce(c.seat, 0)), 'UTF8'),
                    convert_to(pg_temp.told(convert_from(e.personal, 'UTF8'), c.mark, c.n), 'UTF8'),
                    CASE WHEN e.salt IS NOT NULL THEN uuid_send(gen_random_uuid()) END,
                    e.actor, e.connection_id, e.verb, uuidv7(), clock_timestamp()
                FROM copy c JOIN model_event e ON e.aggregate_id = c.model ORDER BY e.sequence, c.n
                RETURNING aggregate_id, sequence, global_index, recorded_at)
            INSERT INTO recorded SELECT * FROM told;
            ANALYZE recorded;
            INSERT INTO user_claim (organization_id, user_id, user_name_key, connection_id, external_id)
                SELECT m.organization_id, c.id, pg_temp.told(m.user_name_key, c.mark, c.n), m.connection_id,
                    pg_temp.told(m.external_id, c.mark, c.n)
                FROM copy c JOIN model_claim m ON m.user_id = c.model ORDER BY c.n;
            UPDATE seat SET holder = c.id FROM copy c, license l
                WHERE l.organization_id = current_organization() AND seat.organization_id = l.organization_id
                  AND seat.license_id = l.license_id AND seat.number = c.seat;
            INSERT INTO user_view_1 (organization_id, user_id, version, user_name, user_name_key, external_id, connection_id,
                    display_name, display_name_key, family_name_key, active, created_at, last_modified, document, seat_number, seat_since)
                SELECT m.organization_id, c.id, m.version, pg_temp.told(m.user_name, c.mark, c.n),
                    pg_temp.told(m.user_name_key, c.mark, c.n), pg_temp.told(m.external_id, c.mark, c.n), m.connection_id,
                    pg_temp.told(m.display_name, c.mark, c.n), pg_temp.told(m.display_name_key, c.mark, c.n),
                    pg_temp.told(m.family_name_key, c.mark, c.n), m.active, p.at, p.at,
                    pg_temp.told(m.document::text, c.mark, c.n)::jsonb, c.seat, s.at
                FROM copy c JOIN model m ON m.user_id = c.model JOIN recorded p ON p.id = c.id AND p.sequence = 0
                LEFT JOIN recorded s ON s.id = c.id AND s.sequence = 1 AND c.seat IS NOT NULL ORDER BY c.n;
            INSERT INTO user_email_1 (organization_id, user_id, position, value, value_key, type_key, is_primary)
                SELECT m.organization_id, c.id, m.position, pg_temp.told(m.value, c.mark, c.n),
                    pg_temp.told(m.value_key, c.mark, c.n), m.type_key, m.is_primary
                FROM copy c JOIN model_email m ON m.user_id = c.model ORDER BY c.n;
            INSERT INTO user_text_1 (organization_id, user_id, keys)
                SELECT m.organization_id, c.id, pg_temp.told(m.keys, c.mark, c.n)
                FROM copy c JOIN model_text m ON m.user_id = c.model ORDER BY c.n;
            INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index)
                SELECT m.organization_id, m.license_id, c.seat, c.id, s.at, s.index
                FROM copy c JOIN model_span m ON m.user_id = c.model JOIN recorded s ON s.id = c.id AND s.sequence = 1 ORDER BY c.n;
            UPDATE resource_total_1 SET resources = resources + %2$d - %1$d WHERE organization_id = current_organization()
                AND resource_type = 'User' AND slot = (SELECT min(slot) FROM resource_total_1
                    WHERE organization_id = current_organization() AND resource_type = 'User');
            COMMIT;""";

    private final Connection owner;

    private Multitude(Connection owner) {
        this.owner = owner;
    }

    /** Users from number 0 on, of whom the first so many have a seat. */
    static void settle(Database database, String organization, int users, int seated) throws SQLException {
        try (var owner = database.owner()) {
            var multitude = new Multitude(owner);
            multitude.run(BEGIN.formatted(organization, SEATED, SEATLESS));
            for (int from = 0; from < users; from += AT_ONCE) {
                multitude.run(COPY.formatted(from, Math.min(users, from + AT_ONCE), seated, FIRST_SEAT));
            }
        }
    }

    private void run(String script) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(script);
        }
    }
}
