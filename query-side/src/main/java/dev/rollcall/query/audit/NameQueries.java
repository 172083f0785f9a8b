package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the ids in facts are called, as far as names are still known. */
@Component
public final class NameQueries {
    private static final String USERS = """
            SELECT user_id AS id, coalesce(display_name, user_name) AS name FROM user_view_1
            WHERE organization_id = ? AND user_id = ANY (cast(? AS uuid[]))
            UNION ALL
            SELECT user_id, coalesce(display_name, user_name) FROM former_member_1
            WHERE organization_id = ? AND user_id = ANY (cast(? AS uuid[]))""";
    private static final String TEAMS = """
            SELECT team_id AS id, display_name AS name FROM team_view_1
            WHERE organization_id = ? AND team_id = ANY (cast(? AS uuid[]))""";
    private static final String PROVIDERS =
            "SELECT connection_id, since_index, provider FROM provider_span_1 WHERE organization_id = ?";

    private final Reads reads;

    public NameQueries(Reads reads) {
        this.reads = reads;
    }

    public Map<UUID, String> ofUsers(OrganizationId organization, Collection<UUID> users) {
        var ids = Sql.array(users);
        return users.isEmpty()
                ? Map.of()
                : names(organization, Sql.of(USERS, organization.value(), ids, organization.value(), ids));
    }

    public Map<UUID, String> ofTeams(OrganizationId organization, Collection<UUID> teams) {
        return teams.isEmpty() ? Map.of() : names(organization, Sql.of(TEAMS, organization.value(), Sql.array(teams)));
    }

    /** For which provider each connection was set up, and when. */
    public Providers ofConnections(OrganizationId organization) {
        Map<UUID, NavigableMap<Long, String>> since = new HashMap<>();
        reads.list(
                organization,
                Sql.of(PROVIDERS, organization.value()),
                (row, index) -> since.computeIfAbsent(Rows.uuid(row, "connection_id"), _ -> new TreeMap<>())
                        .put(row.getLong("since_index"), row.getString("provider")));
        return new Providers(since);
    }

    private Map<UUID, String> names(OrganizationId organization, Sql sql) {
        Map<UUID, String> names = new HashMap<>();
        reads.list(organization, sql, (row, index) -> names.put(Rows.uuid(row, "id"), row.getString("name")));
        return names;
    }
}
