package dev.rollcall.api.nodes;

import java.util.List;
import java.util.UUID;

/** Many users and teams, put straight into the tables, and small organizations beside them. */
final class Population {
    private static final int SMALL_ORGANIZATIONS = 2_000;
    private static final int USERS_OF_SMALL_ONE = 10;
    private static final int TEAMS = 2_000;
    private static final int MEMBERS_OF_TEAM = 10;

    private static final String CLAIMS = """
            INSERT INTO user_claim (organization_id, user_id, user_name_key, connection_id, external_id)
            SELECT %s, uuidv7(), 'guide' || n, cast(? AS uuid), 'external-' || n FROM generate_series(0, ? - 1) AS n""";
    private static final List<String> VIEWS = List.of("""
            INSERT INTO user_view_1 (organization_id, user_id, version, user_name, user_name_key, external_id, connection_id,
                display_name, display_name_key, active, created_at, last_modified, document, seat_number, seat_since)
            SELECT organization_id, user_id, 1, user_name_key, user_name_key, external_id, connection_id,
                user_name_key, user_name_key, true, now(), now(),
                jsonb_build_object('displayName', user_name_key, 'emails', jsonb_build_array(jsonb_build_object(
                    'value', user_name_key || '@example.com', 'type', 'work', 'primary', true))),
                1000 + row_number() OVER (), now()
            FROM user_claim WHERE external_id IS NOT NULL""", """
            INSERT INTO user_email_1 (organization_id, user_id, position, value, value_key, type_key, is_primary)
            SELECT organization_id, user_id, 0, user_name_key || '@example.com', user_name_key || '@example.com', 'work', true
            FROM user_claim WHERE external_id IS NOT NULL""", """
            INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index)
            SELECT organization_id, organization_id, 1000 + row_number() OVER (), user_id,
                now() - row_number() OVER () * interval '1 minute', 1000000 - row_number() OVER ()
            FROM user_claim WHERE external_id IS NOT NULL""", """
            INSERT INTO user_text_1 (organization_id, user_id, keys)
            SELECT organization_id, user_id, concat_ws(E'\\n', user_name_key, user_name_key, user_name_key || '@example.com')
            FROM user_claim WHERE external_id IS NOT NULL""", """
            INSERT INTO resource_total_1 (organization_id, resource_type, slot, resources)
            SELECT organization_id, 'User', -1, count(*) FROM user_claim WHERE external_id IS NOT NULL GROUP BY organization_id""");
    private static final List<String> SMALL_TEAMS = List.of("""
            INSERT INTO team_head (organization_id, team_id, name_key)
            SELECT cast(:organization AS uuid), uuidv7(), 'team' || n FROM generate_series(1, :teams) AS n""", """
            INSERT INTO team_view_1 (organization_id, team_id, version, display_name, display_name_key, created_at, last_modified)
            SELECT organization_id, team_id, 0, name_key, name_key, now(), now()
            FROM team_head WHERE organization_id = :organization""", """
            INSERT INTO roster (organization_id, team_id, user_id)
            SELECT t.organization_id, t.team_id, u.user_id
            FROM (SELECT *, row_number() OVER (ORDER BY team_id) AS n FROM team_head WHERE organization_id = :organization) t
            JOIN (SELECT *, row_number() OVER (ORDER BY user_id) AS n FROM user_claim
                  WHERE organization_id = :organization AND external_id IS NOT NULL) u ON u.n / :members = t.n""", """
            INSERT INTO membership_span_1 (organization_id, team_id, user_id, since, since_index)
            SELECT organization_id, team_id, user_id, now(), 0 FROM roster WHERE organization_id = :organization""", """
            INSERT INTO resource_total_1 (organization_id, resource_type, slot, resources)
            SELECT organization_id, 'Group', -1, count(*) FROM team_head WHERE organization_id = :organization GROUP BY organization_id""");

    private final MeteredServer server;

    Population(MeteredServer server) {
        this.server = server;
    }

    /** @return the users of the server's organization, in the order of their ids */
    List<UUID> settle(int many) {
        claim("cast('%s' AS uuid)".formatted(server.organization()), many);
        claim("md5((n / %d)::text)::uuid".formatted(USERS_OF_SMALL_ONE), SMALL_ORGANIZATIONS * USERS_OF_SMALL_ONE);
        VIEWS.forEach(sql -> server.owner().sql(sql).update());
        SMALL_TEAMS.forEach(sql -> server.owner()
                .sql(sql)
                .param("organization", server.organization())
                .param("teams", TEAMS)
                .param("members", MEMBERS_OF_TEAM)
                .update());
        server.owner().sql("VACUUM ANALYZE").update();
        return server.owner()
                .sql(
                        "SELECT user_id FROM user_claim WHERE organization_id = ? AND external_id IS NOT NULL ORDER BY user_id")
                .param(server.organization())
                .query(UUID.class)
                .list();
    }

    private void claim(String organization, int many) {
        server.owner()
                .sql(CLAIMS.formatted(organization))
                .params(server.connection(), many)
                .update();
    }
}
