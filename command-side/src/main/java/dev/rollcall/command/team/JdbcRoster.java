package dev.rollcall.command.team;

import dev.rollcall.command.user.Memberships;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rosters as rows. A member's user row is locked against removal while it is added. */
@Component
final class JdbcRoster implements Roster, Memberships {
    private static final String ASSIGN = """
            WITH wanted AS (
                SELECT DISTINCT cast(id AS uuid) AS user_id FROM unnest(string_to_array(:users, ',')) AS id),
            missing AS (
                SELECT user_id FROM wanted w WHERE NOT EXISTS (
                    SELECT FROM roster r WHERE r.organization_id = :organization AND r.team_id = :team AND r.user_id = w.user_id)),
            known AS MATERIALIZED (
                SELECT c.user_id FROM user_claim c JOIN missing USING (user_id)
                WHERE c.organization_id = :organization ORDER BY c.user_id FOR KEY SHARE OF c),
            added AS (
                INSERT INTO roster (organization_id, team_id, user_id)
                SELECT :organization, :team, user_id FROM known ORDER BY user_id
                RETURNING user_id)
            SELECT user_id, true AS added FROM added
            UNION ALL
            SELECT user_id, false FROM missing WHERE user_id NOT IN (SELECT user_id FROM known)
            ORDER BY user_id""";

    private final JdbcClient database;

    JdbcRoster(JdbcClient database) {
        this.database = database;
    }

    private record Outcome(UUID user, boolean added) {}

    @Override
    public Assigned assign(OrganizationId organization, UUID team, List<UUID> users) {
        var outcomes = database.sql(ASSIGN)
                .param("organization", organization.value())
                .param("team", team)
                .param("users", joined(users))
                .query((row, index) -> new Outcome(row.getObject("user_id", UUID.class), row.getBoolean("added")))
                .list();
        var parts = outcomes.stream()
                .collect(Collectors.partitioningBy(
                        Outcome::added, Collectors.mapping(Outcome::user, Collectors.toList())));
        return new Assigned(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    @Override
    public List<UUID> unassign(OrganizationId organization, UUID team, List<UUID> users) {
        return delete(
                "user_id IN (SELECT cast(id AS uuid) FROM unnest(string_to_array(?, ',')) AS id)",
                organization,
                team,
                users);
    }

    @Override
    public List<UUID> retain(OrganizationId organization, UUID team, List<UUID> users) {
        return delete(
                "NOT EXISTS (SELECT FROM unnest(string_to_array(?, ',')) AS id WHERE cast(id AS uuid) = user_id)",
                organization,
                team,
                users);
    }

    private List<UUID> delete(String which, OrganizationId organization, UUID team, List<UUID> users) {
        return database.sql("""
                        WITH gone AS (DELETE FROM roster WHERE organization_id = ? AND team_id = ? AND %s RETURNING user_id)
                        SELECT user_id FROM gone ORDER BY user_id""".formatted(which))
                .params(organization.value(), team, joined(users))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public void dissolve(OrganizationId organization, UUID team) {
        database.sql("DELETE FROM roster WHERE organization_id = ? AND team_id = ?")
                .params(organization.value(), team)
                .update();
    }

    @Override
    public List<UUID> teamsOf(OrganizationId organization, UUID user) {
        return database.sql("SELECT team_id FROM roster WHERE organization_id = ? AND user_id = ? ORDER BY team_id")
                .params(organization.value(), user)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    public List<UUID> leaveAll(OrganizationId organization, UUID user) {
        return database.sql("""
                        WITH gone AS (DELETE FROM roster WHERE organization_id = ? AND user_id = ? RETURNING team_id)
                        SELECT team_id FROM gone ORDER BY team_id""")
                .params(organization.value(), user)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
