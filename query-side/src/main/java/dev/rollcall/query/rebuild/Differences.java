package dev.rollcall.query.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Rows in which tables of today and what the facts say differ. A row that is another counts twice, as one that is unfounded
 * and one that is missing; of a table and an organization no more than some thousand are counted.
 */
public final class Differences {
    private static final int KEPT = 20;

    private final Map<UUID, Integer> counts = new HashMap<>();
    private final List<Difference> first = new ArrayList<>();

    void add(UUID organization, List<Difference> more) {
        counts.merge(organization, more.size(), Integer::sum);
        first.addAll(more.subList(0, Math.min(more.size(), KEPT - first.size())));
    }

    public long total() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    public long of(UUID organization) {
        return counts.getOrDefault(organization, 0);
    }

    /** Some of them. */
    public List<Difference> first() {
        return List.copyOf(first);
    }
}
