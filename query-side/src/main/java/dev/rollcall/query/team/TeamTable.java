package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.user.UserName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The rows of team_view_1 and membership_span_1. */
final class TeamTable {
    private final Writes writes;

    TeamTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, TeamCreated event) {
        writes.within(
                "team_view_1",
                """
                INSERT INTO team_view_1 (organization_id, team_id, version, display_name, display_name_key, external_id, connection_id, created_at, last_modified)
                VALUES (?, ?, ?, ?, ?, ?, cast(? AS uuid), ?, ?)""",
                record.organization(),
                event.team(),
                record.sequence(),
                event.displayName(),
                UserName.key(event.displayName()),
                event.externalId(),
                event.connection(),
                record.recordedAt(),
                record.recordedAt());
    }

    void rename(UUID organization, UUID team, String displayName) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET display_name = ?, display_name_key = ? WHERE organization_id = ? AND team_id = ?",
                displayName,
                UserName.key(displayName),
                organization,
                team);
    }

    void changeExternalId(UUID organization, UUID team, @Nullable String externalId) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET external_id = ? WHERE organization_id = ? AND team_id = ?",
                externalId,
                organization,
                team);
    }

    void link(UUID organization, UUID team, UUID connection) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET connection_id = ? WHERE organization_id = ? AND team_id = ?",
                connection,
                organization,
                team);
    }

    void allowLink(UUID organization, UUID team, boolean allowed) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET link_allowed = ? WHERE organization_id = ? AND team_id = ?",
                allowed,
                organization,
                team);
    }

    /** @param changes null takes an extension away */
    void changeAttributes(UUID organization, UUID team, ObjectNode changes) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET document = jsonb_strip_nulls(document || cast(? AS jsonb)) WHERE organization_id = ? AND team_id = ?",
                changes.toString(),
                organization,
                team);
    }

    /** Notes the last event of a commit, once. @param when of a commit that made the team, when it was made (RFC 7643 §3.1) */
    void touch(Recorded<?> last, Instant when, UUID team) {
        writes.within(
                "team_view_1",
                "UPDATE team_view_1 SET version = ?, last_modified = ? WHERE organization_id = ? AND team_id = ?",
                last.sequence(),
                when,
                last.organization(),
                team);
    }

    void begin(Recorded<?> record, UUID team, List<UUID> users) {
        writes.within(
                "membership_span_1", """
                INSERT INTO membership_span_1 (organization_id, team_id, user_id, since, since_index)
                SELECT ?, ?, user_id, ?, ? FROM unnest(cast(? AS uuid[])) AS user_id""", record.organization(), team, record.recordedAt(), record.index(), users);
    }

    void end(Recorded<?> record, UUID team, List<UUID> users) {
        writes.within(
                "membership_span_1", """
                UPDATE membership_span_1 SET until = ?, until_index = ?
                WHERE organization_id = ? AND team_id = ? AND until IS NULL
                  AND user_id = ANY (cast(? AS uuid[]))""", record.recordedAt(), record.index(), record.organization(), team, users);
    }

    void endAllOf(Recorded<?> record, UUID user) {
        writes.within(
                "membership_span_1",
                "UPDATE membership_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND user_id = ? AND until IS NULL",
                record.recordedAt(),
                record.index(),
                record.organization(),
                user);
    }

    void dissolve(Recorded<?> record, UUID team) {
        writes.within(
                "membership_span_1",
                "UPDATE membership_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND team_id = ? AND until IS NULL",
                record.recordedAt(),
                record.index(),
                record.organization(),
                team);
        writes.within(
                "team_view_1",
                "DELETE FROM team_view_1 WHERE organization_id = ? AND team_id = ?",
                record.organization(),
                team);
    }
}
