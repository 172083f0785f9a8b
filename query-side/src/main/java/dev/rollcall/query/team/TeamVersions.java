package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Recorded;
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
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What some facts make of teams, as JSON for PostgreSQL, which lays it over what was before. */
final class TeamVersions {
    private TeamVersions() {}

    /** From each position on what is another than before, columns and parts of the document; or that the team is gone. */
    static ArrayNode of(List<SealedFact> facts) {
        var versions = JsonNodeFactory.instance.arrayNode();
        for (SealedFact fact : facts) {
            if (fact.fact().event() instanceof TeamEvent event) {
                versions.addObject()
                        .put("team_id", event.team().toString())
                        .put("position", fact.position())
                        .put("gone", event instanceof TeamDissolved)
                        .set("columns", columns(fact.fact(), event))
                        .set("document", document(event));
            }
        }
        return versions;
    }

    private static ObjectNode document(TeamEvent event) {
        return event instanceof TeamAttributesChanged changed
                ? changed.changes()
                : JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode columns(Recorded<?> record, TeamEvent event) {
        var columns = JsonNodeFactory.instance
                .objectNode()
                .put("version", record.sequence())
                .put("last_modified", record.recordedAt().toString())
                .put("changed_by", record.origin().requestId().toString());
        switch (event) {
            case TeamCreated created ->
                name(columns, created.displayName())
                        .put("connection_id", Objects.toString(created.connection(), null))
                        .put("external_id", created.externalId())
                        .put("link_allowed", false)
                        .put("created_at", record.recordedAt().toString())
                        .put("made_by", record.origin().requestId().toString());
            case TeamRenamed renamed -> name(columns, renamed.displayName());
            case TeamExternalIdChanged changed -> columns.put("external_id", changed.externalId());
            case TeamLinked linked ->
                columns.put("connection_id", linked.connection().toString());
            case TeamLinkAllowed _ -> columns.put("link_allowed", true);
            case TeamLinkForbidden _ -> columns.put("link_allowed", false);
            case TeamAttributesChanged _, TeamMembersAssigned _, TeamMembersUnassigned _, TeamDissolved _ -> {}
        }
        return columns;
    }

    private static ObjectNode name(ObjectNode columns, String displayName) {
        return columns.put("display_name", displayName).put("display_name_key", UserName.key(displayName));
    }
}
