package dev.rollcall.query.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
