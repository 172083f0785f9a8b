package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.user.UserName;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of team_view_1 and membership_span_1. */
@Component
class TeamTable {
    private final JdbcClient database;

    TeamTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Recorded<?> record, TeamCreated event) {
        var at = record.recordedAt().atOffset(ZoneOffset.UTC);
        database.sql("""
                        INSERT INTO team_view_1 (organization_id, team_id, version, display_name, display_name_key, external_id, created_at, last_modified)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        record.organization(),
                        event.team(),
                        record.sequence(),
                        event.displayName(),
                        UserName.key(event.displayName()))
                .param(6, event.externalId(), Types.VARCHAR)
                .param(at)
                .param(at)
                .update();
    }

    void rename(UUID organization, UUID team, String displayName) {
        database.sql(
                        "UPDATE team_view_1 SET display_name = ?, display_name_key = ? WHERE organization_id = ? AND team_id = ?")
                .params(displayName, UserName.key(displayName), organization, team)
                .update();
    }

    void changeExternalId(UUID organization, UUID team, @Nullable String externalId) {
        database.sql("UPDATE team_view_1 SET external_id = ? WHERE organization_id = ? AND team_id = ?")
                .param(1, externalId, Types.VARCHAR)
                .param(organization)
                .param(team)
                .update();
    }

    /** Notes the last event of a commit, once. */
    void touch(Recorded<?> last, UUID team) {
        database.sql("UPDATE team_view_1 SET version = ?, last_modified = ? WHERE organization_id = ? AND team_id = ?")
                .params(last.sequence(), last.recordedAt().atOffset(ZoneOffset.UTC), last.organization(), team)
                .update();
    }

    void begin(Recorded<?> record, UUID team, List<UUID> users) {
        database.sql("""
                        INSERT INTO membership_span_1 (organization_id, team_id, user_id, since, since_index)
                        SELECT ?, ?, user_id, ?, ? FROM unnest(cast(? AS uuid[])) AS user_id""")
                .params(
                        record.organization(),
                        team,
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        record.index(),
                        array(users))
                .update();
    }

    void end(Recorded<?> record, UUID team, List<UUID> users) {
        database.sql("""
                        UPDATE membership_span_1 SET until = ?, until_index = ?
                        WHERE organization_id = ? AND team_id = ? AND until IS NULL
                          AND user_id = ANY (cast(? AS uuid[]))""")
                .params(
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        record.index(),
                        record.organization(),
                        team,
                        array(users))
                .update();
    }

    void endAllOf(Recorded<?> record, UUID user) {
        database.sql(
                        "UPDATE membership_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND user_id = ? AND until IS NULL")
                .params(record.recordedAt().atOffset(ZoneOffset.UTC), record.index(), record.organization(), user)
                .update();
    }

    void dissolve(Recorded<?> record, UUID team) {
        database.sql(
                        "UPDATE membership_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND team_id = ? AND until IS NULL")
                .params(record.recordedAt().atOffset(ZoneOffset.UTC), record.index(), record.organization(), team)
                .update();
        database.sql("DELETE FROM team_view_1 WHERE organization_id = ? AND team_id = ?")
                .params(record.organization(), team)
                .update();
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
