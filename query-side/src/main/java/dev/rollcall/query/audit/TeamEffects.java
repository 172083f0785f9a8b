package dev.rollcall.query.audit;

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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the facts of teams make of teams. */
final class TeamEffects {
    private static final String TEAM = "team";

    private TeamEffects() {}

    static List<Effect> of(TeamEvent event) {
        return switch (event) {
            case TeamCreated made ->
                List.of(
                        effect(made.team(), "displayName", made.displayName()),
                        effect(made.team(), "externalId", made.externalId()),
                        Effects.keeper(TEAM, made.team(), made.connection()));
            case TeamRenamed renamed -> List.of(effect(renamed.team(), "displayName", renamed.displayName()));
            case TeamExternalIdChanged changed -> List.of(effect(changed.team(), "externalId", changed.externalId()));
            case TeamAttributesChanged changed ->
                changed.changes().properties().stream()
                        .map(entry -> effect(
                                changed.team(),
                                entry.getKey(),
                                entry.getValue().isNull()
                                        ? null
                                        : entry.getValue().toString()))
                        .toList();
            case TeamMembersAssigned joined -> members(joined.team(), joined.users(), "true");
            case TeamMembersUnassigned left -> members(left.team(), left.users(), null);
            case TeamLinked linked -> List.of(Effects.keeper(TEAM, linked.team(), linked.connection()));
            case TeamLinkAllowed allowed -> List.of(effect(allowed.team(), "linkAllowed", "true"));
            case TeamLinkForbidden forbidden -> List.of(effect(forbidden.team(), "linkAllowed", null));
            case TeamDissolved gone -> List.of(Effect.gone(TEAM, gone.team()));
        };
    }

    private static List<Effect> members(UUID team, List<UUID> users, @Nullable String value) {
        return users.stream().map(user -> member(team, user, value)).toList();
    }

    static Effect member(UUID team, UUID user, @Nullable String value) {
        return effect(team, "member " + user, value);
    }

    private static Effect effect(UUID team, String attribute, @Nullable String value) {
        return new Effect(TEAM, team, attribute, value);
    }
}
