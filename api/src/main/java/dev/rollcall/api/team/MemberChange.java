package dev.rollcall.api.team;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the operations of one PATCH do to the members, folded in order: either a new list of all, or some who come and
 * some who go. Nothing is read for it, so it costs what the request names, not what the team has.
 */
final class MemberChange {
    private boolean replacesAll;
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();

    /** All that the operations name, also those who are named again. */
    private int named;

    private void count(List<String> ids) {
        named += ids.size();
        MemberIds.requireFew(named);
    }

    void add(List<String> ids) {
        count(ids);
        added.addAll(ids);
        ids.forEach(removed::remove);
    }

    void remove(List<String> ids) {
        count(ids);
        ids.forEach(added::remove);
        removed.addAll(ids);
    }

    void replaceAll(List<String> ids) {
        count(ids);
        replacesAll = true;
        removed.clear();
        added.clear();
        added.addAll(ids);
    }

    /** Whether there may be members afterwards who were none before. */
    boolean isAdding() {
        return replacesAll || !added.isEmpty();
    }

    boolean isReplacingAll() {
        return replacesAll;
    }

    List<String> added() {
        return List.copyOf(added);
    }

    List<String> removed() {
        return List.copyOf(removed);
    }
}
