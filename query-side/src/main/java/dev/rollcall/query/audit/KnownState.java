package dev.rollcall.query.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything that an organization consists of, attribute by attribute, as the effects so far have made it. */
final class KnownState {
    private record Thing(String kind, UUID id) {}

    private final Map<Thing, TreeMap<String, String>> things = new HashMap<>();

    /** @return what has become another than before */
    List<StateChange> apply(List<Effect> effects) {
        var changes = new ArrayList<StateChange>();
        effects.forEach(effect -> apply(effect, changes));
        return changes;
    }

    /** What a thing has, by attribute; nothing for one that is not there, or no more. */
    Map<String, String> of(String kind, UUID id) {
        return Map.copyOf(things.getOrDefault(new Thing(kind, id), new TreeMap<>()));
    }

    /** Who is in a team. */
    Set<UUID> members(UUID team) {
        return things.getOrDefault(new Thing("team", team), new TreeMap<>()).keySet().stream()
                .filter(attribute -> attribute.startsWith(Effect.MEMBER))
                .map(attribute -> UUID.fromString(attribute.substring(Effect.MEMBER.length())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Everything, by kind, thing and attribute; the members of a team as one list. */
    SortedMap<String, SortedMap<UUID, SortedMap<String, Object>>> all() {
        SortedMap<String, SortedMap<UUID, SortedMap<String, Object>>> all = new TreeMap<>();
        things.forEach((thing, attributes) ->
                all.computeIfAbsent(thing.kind(), _ -> new TreeMap<>()).put(thing.id(), shown(attributes)));
        return all;
    }

    private static SortedMap<String, Object> shown(SortedMap<String, String> attributes) {
        SortedMap<String, Object> shown = new TreeMap<>();
        var members = new ArrayList<String>();
        attributes.forEach((name, value) -> {
            if (name.startsWith(Effect.MEMBER)) {
                members.add(name.substring(Effect.MEMBER.length()));
            } else {
                shown.put(name, value);
            }
        });
        if (!members.isEmpty()) {
            shown.put("members", members);
        }
        return shown;
    }

    private void apply(Effect effect, List<StateChange> changes) {
        var thing = new Thing(effect.kind(), effect.subject());
        var attributes = things.computeIfAbsent(thing, _ -> new TreeMap<>());
        if (effect.attribute() == null) {
            attributes.forEach((attribute, before) ->
                    changes.add(new StateChange(thing.kind(), thing.id(), attribute, before, null)));
            attributes.clear();
        } else {
            var after = effect.value();
            var before =
                    after == null ? attributes.remove(effect.attribute()) : attributes.put(effect.attribute(), after);
            if (before == null ? after != null : !before.equals(after)) {
                changes.add(new StateChange(thing.kind(), thing.id(), effect.attribute(), before, after));
            }
        }
        if (attributes.isEmpty()) {
            things.remove(thing);
        }
    }
}
