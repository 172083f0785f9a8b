package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersUnassigned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.ledger.SealedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What facts make of attributes, as JSON for PostgreSQL, which alone knows what was before. */
final class AuditEffects {
    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();
    private final Map<UUID, ObjectNode> latest = new LinkedHashMap<>();
    private final List<UUID> gone = new ArrayList<>();

    private AuditEffects() {}

    static AuditEffects of(List<SealedFact> facts) {
        var effects = new AuditEffects();
        for (SealedFact fact : facts) {
            var event = fact.fact().event();
            Effects.of(event).stream()
                    .filter(effect -> !effect.isMembership())
                    .forEach(effect -> effects.add(fact.position(), effect));
            effects.addMembers(fact.position(), event);
        }
        return effects;
    }

    /** One of no attribute ends all that the thing has. */
    ArrayNode all() {
        return all;
    }

    /** For each thing what its attributes are after these facts, as far as they tell. */
    ArrayNode latest() {
        return JsonNodeFactory.instance.arrayNode().addAll(latest.values());
    }

    /** Things that are no more. */
    List<UUID> gone() {
        return gone;
    }

    private void add(long position, Effect effect) {
        row(position, effect.kind(), effect.subject(), effect.attribute())
                .put("value", effect.value())
                .put("personal", effect.isPersonal());
        if (effect.attribute() == null) {
            gone.add(effect.subject());
        } else {
            state(effect).put(effect.attribute(), effect.value());
        }
    }

    private ObjectNode state(Effect effect) {
        return latest.computeIfAbsent(effect.subject(), AuditEffects::state)
                .withObjectProperty(effect.isPersonal() ? "personal_state" : "state");
    }

    private static ObjectNode state(UUID subject) {
        var state = JsonNodeFactory.instance.objectNode().put("subject", subject.toString());
        state.putObject("state");
        state.putObject("personal_state");
        return state;
    }

    private ObjectNode row(long position, String kind, UUID subject, @Nullable String attribute) {
        return all.addObject()
                .put("position", position)
                .put("number", all.size())
                .put("kind", kind)
                .put("subject", subject.toString())
                .put("attribute", attribute);
    }

    /** These facts tell the difference themselves, and no more of a large team has to be known. */
    private void addMembers(long position, Event event) {
        switch (event) {
            case TeamMembersAssigned joined -> members(position, joined.team(), List.of(), joined.users());
            case TeamMembersUnassigned left -> members(position, left.team(), left.users(), List.of());
            case UserRemoved removed ->
                removed.teamsLeft().forEach(team -> members(position, team, List.of(removed.user()), List.of()));
            default -> {}
        }
    }

    private void members(long position, UUID team, List<UUID> left, List<UUID> joined) {
        row(position, "team", team, "members").put("was", list(left)).put("value", list(joined));
    }

    private static @Nullable String list(List<UUID> users) {
        var ids = JsonNodeFactory.instance.arrayNode();
        users.forEach(user -> ids.add(user.toString()));
        return users.isEmpty() ? null : ids.toString();
    }
}
