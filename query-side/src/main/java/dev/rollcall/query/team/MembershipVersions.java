package dev.rollcall.query.team;

import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.ledger.SealedFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who joins and leaves which team by some facts, as JSON for PostgreSQL. */
final class MembershipVersions {
    private record Place(UUID team, UUID user) {}

    private final ArrayNode begun = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode ended = JsonNodeFactory.instance.arrayNode();
    private final Map<Place, ObjectNode> open = new LinkedHashMap<>();

    private MembershipVersions() {}

    static MembershipVersions of(List<SealedFact> facts) {
        var versions = new MembershipVersions();
        for (SealedFact fact : facts) {
            switch (fact.fact().event()) {
                case TeamMembersAssigned joined ->
                    joined.users().forEach(user -> versions.begin(fact, new Place(joined.team(), user)));
                case TeamMembersUnassigned left ->
                    left.users().forEach(user -> versions.end(fact.position(), new Place(left.team(), user)));
                case TeamDissolved dissolved -> versions.dissolve(fact.position(), dissolved.team());
                case UserRemoved removed
                when !removed.teamsLeft().isEmpty() -> versions.leaveAll(fact.position(), removed.user());
                default -> {}
            }
        }
        return versions;
    }

    /** Memberships that begin here, some of which end here as well. */
    ArrayNode begun() {
        return begun;
    }

    /** The ends of those that began before: of one member of a team, of all members of a team, or of one in all teams. */
    ArrayNode ended() {
        return ended;
    }

    private void begin(SealedFact fact, Place place) {
        open.put(
                place,
                begun.addObject()
                        .put("team_id", place.team().toString())
                        .put("user_id", place.user().toString())
                        .put("since", fact.position())
                        .put("began_at", fact.fact().recordedAt().toString()));
    }

    private void end(long position, Place place) {
        var begun = open.remove(place);
        if (begun != null) {
            begun.put("until", position);
        }
        addEnd(position, place.team(), place.user());
    }

    private void dissolve(long position, UUID team) {
        endAll(position, place -> place.team().equals(team));
        addEnd(position, team, null);
    }

    private void leaveAll(long position, UUID user) {
        endAll(position, place -> place.user().equals(user));
        addEnd(position, null, user);
    }

    private void endAll(long position, Predicate<Place> leaves) {
        open.entrySet().removeIf(entry -> {
            boolean ends = leaves.test(entry.getKey());
            if (ends) {
                entry.getValue().put("until", position);
            }
            return ends;
        });
    }

    /** @param team null for all teams; @param user null for all members */
    private void addEnd(long position, @Nullable UUID team, @Nullable UUID user) {
        ended.addObject()
                .put("team_id", team == null ? null : team.toString())
                .put("user_id", user == null ? null : user.toString())
                .put("position", position);
    }
}
