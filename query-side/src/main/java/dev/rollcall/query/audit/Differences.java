package dev.rollcall.query.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Adds changes up, so that what was changed and changed back is none. */
final class Differences {
    private record Place(String kind, UUID subject, String attribute) {}

    private final Map<Place, StateChange> sum = new LinkedHashMap<>();

    void add(StateChange change) {
        sum.merge(
                new Place(change.kind(), change.subject(), change.attribute()),
                change,
                (one, next) -> new StateChange(one.kind(), one.subject(), one.attribute(), one.before(), next.after()));
    }

    List<StateChange> list() {
        return sum.values().stream()
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }
}
