package dev.rollcall.kernel.team;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Personal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a team. Members are named only where they really come or go. */
public sealed interface TeamEvent extends Event {
    UUID team();

    @Override
    default UUID subject() {
        return team();
    }

    @Fact(name = "team.created", says = "A team exists")
    record TeamCreated(
            UUID team,
            @Nullable UUID connection,
            @Personal String displayName,
            @Personal @Nullable String externalId) implements TeamEvent {}

    @Fact(name = "team.renamed", says = "A team has another name")
    record TeamRenamed(UUID team, @Personal String displayName) implements TeamEvent {}

    @Fact(name = "team.external-id-changed", says = "The IdP knows a team by another id")
    record TeamExternalIdChanged(
            UUID team, @Personal @Nullable String externalId) implements TeamEvent {}

    /** @param changes by the URN of each extension that changed, all its values; JSON null for one without any */
    @Fact(name = "team.attributes-changed", says = "Attributes of a team have other values")
    record TeamAttributesChanged(UUID team, @Personal ObjectNode changes) implements TeamEvent {}

    @Fact(name = "team.members-assigned", says = "Users became members of a team")
    record TeamMembersAssigned(UUID team, List<UUID> users) implements TeamEvent {}

    @Fact(name = "team.members-unassigned", says = "Users are no members of a team any more")
    record TeamMembersUnassigned(UUID team, List<UUID> users) implements TeamEvent {}

    @Fact(name = "team.linked", says = "An identity provider took a manual team over")
    record TeamLinked(UUID team, UUID connection) implements TeamEvent {}

    @Fact(
            name = "team.link-allowed",
            says = "The next request of the identity provider about a manual team may link it")
    record TeamLinkAllowed(UUID team) implements TeamEvent {}

    @Fact(name = "team.link-forbidden", says = "A manual team may not be linked any more")
    record TeamLinkForbidden(UUID team) implements TeamEvent {}

    @Fact(name = "team.dissolved", says = "A team was deleted; its members keep their seats")
    record TeamDissolved(UUID team) implements TeamEvent {}
}
