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
    /** Members are asked for one by one, as many as are wanted, however many the team or the organization has. */
    private static final String ASSIGN = """
            WITH missing AS MATERIALIZED (
                SELECT unnest(cast(:users AS uuid[])) AS user_id
                EXCEPT
                SELECT user_id FROM roster
                WHERE organization_id = :organization AND team_id = :team AND user_id = ANY (cast(:users AS uuid[]))),
            known AS MATERIALIZED (
                SELECT user_id FROM user_claim
                WHERE organization_id = :organization AND user_id = ANY (ARRAY(SELECT user_id FROM missing))
                ORDER BY user_id FOR KEY SHARE),
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
                .param("users", array(users))
                .query((row, index) -> new Outcome(row.getObject("user_id", UUID.class), row.getBoolean("added")))
                .list();
        var parts = outcomes.stream()
                .collect(Collectors.partitioningBy(
                        Outcome::added, Collectors.mapping(Outcome::user, Collectors.toList())));
        return new Assigned(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }

    @Override
    public List<UUID> unassign(OrganizationId organization, UUID team, List<UUID> users) {
        return delete("user_id = ANY (cast(? AS uuid[]))", organization, team, users);
    }

    @Override
    public List<UUID> retain(OrganizationId organization, UUID team, List<UUID> users) {
        return delete("user_id NOT IN (SELECT unnest(cast(? AS uuid[])))", organization, team, users);
    }

    private List<UUID> delete(String which, OrganizationId organization, UUID team, List<UUID> users) {
        return database.sql("""
                        WITH gone AS (DELETE FROM roster WHERE organization_id = ? AND team_id = ? AND %s RETURNING user_id)
                        SELECT user_id FROM gone ORDER BY user_id""".formatted(which))
                .params(organization.value(), team, array(users))
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

    static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
