package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.team.TeamEvent;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** By which members and teams facts are found: those that they are about, and those that they name as coming or leaving. */
final class AuditMarks {
    private AuditMarks() {}

    static ArrayNode of(List<SealedFact> facts) {
        var marks = JsonNodeFactory.instance.arrayNode();
        for (SealedFact fact : facts) {
            of(fact.fact().event())
                    .distinct()
                    .forEach(mark ->
                            marks.addObject().put("position", fact.position()).put("mark", mark));
        }
        return marks;
    }

    private static Stream<String> of(Event event) {
        return switch (event) {
            case UserRemoved removed ->
                Stream.concat(
                        users(List.of(removed.user())),
                        removed.teamsLeft().stream().map(AuditMarks::team));
            case UserEvent user -> users(List.of(user.user()));
            case TeamMembersAssigned joined -> Stream.concat(users(joined.users()), Stream.of(team(joined.team())));
            case TeamMembersUnassigned left -> Stream.concat(users(left.users()), Stream.of(team(left.team())));
            case TeamEvent team -> Stream.of(team(team.team()));
            case SeatRefused refused -> refused.user() == null ? Stream.of() : users(List.of(refused.user()));
            case DeprovisioningRefused refused -> users(List.of(refused.user()));
            default -> Stream.of();
        };
    }

    private static Stream<String> users(List<UUID> users) {
        return users.stream().map(user -> AuditField.USER.mark(user.toString()));
    }

    private static String team(UUID team) {
        return AuditField.TEAM.mark(team.toString());
    }
}
