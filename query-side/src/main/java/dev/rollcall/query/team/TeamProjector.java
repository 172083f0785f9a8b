package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.team.TeamEvent.TeamAttributesChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamExternalIdChanged;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkAllowed;
import dev.rollcall.kernel.team.TeamEvent.TeamLinkForbidden;
import dev.rollcall.kernel.team.TeamEvent.TeamLinked;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.team.TeamEvent.TeamRenamed;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the view of teams and the spans of memberships. */
@Component
final class TeamProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("team_view_1", "membership_span_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new TeamTable(writes);
        Map<UUID, Recorded<?>> changed = new LinkedHashMap<>();
        Map<UUID, Instant> made = new HashMap<>();
        for (Recorded<?> record : commit) {
            if (record.event() instanceof TeamEvent event) {
                on(table, record, event);
                changed.put(event.team(), record);
                if (event instanceof TeamCreated) {
                    made.put(event.team(), record.recordedAt());
                }
            } else if (record.event() instanceof UserRemoved removed
                    && !removed.teamsLeft().isEmpty()) {
                table.endAllOf(record, removed.user());
            }
        }
        changed.forEach((team, last) -> {
            if (last.sequence() > 0) {
                table.touch(last, made.getOrDefault(team, last.recordedAt()), team);
            }
        });
    }

    private static void on(TeamTable table, Recorded<?> record, TeamEvent event) {
        switch (event) {
            case TeamCreated created -> table.insert(record, created);
            case TeamRenamed renamed -> table.rename(record.organization(), renamed.team(), renamed.displayName());
            case TeamExternalIdChanged changed ->
                table.changeExternalId(record.organization(), changed.team(), changed.externalId());
            case TeamLinked linked -> table.link(record.organization(), linked.team(), linked.connection());
            case TeamLinkAllowed allowed -> table.allowLink(record.organization(), allowed.team(), true);
            case TeamLinkForbidden forbidden -> table.allowLink(record.organization(), forbidden.team(), false);
            case TeamAttributesChanged changed ->
                table.changeAttributes(record.organization(), changed.team(), changed.changes());
            case TeamMembersAssigned assigned -> table.begin(record, assigned.team(), assigned.users());
            case TeamMembersUnassigned unassigned -> table.end(record, unassigned.team(), unassigned.users());
            case TeamDissolved dissolved -> table.dissolve(record, dissolved.team());
        }
    }
}
