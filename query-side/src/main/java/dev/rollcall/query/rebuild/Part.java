package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts whose rows are written in one round trip. */
record Part(OrganizationId organization, List<? extends Recorded<?>> facts, String sql, List<@Nullable Object> values) {
    /** PostgreSQL keeps a plan for each statement of each script: of a few scripts, and of each so many times. */
    private static final int TOGETHER = 8;

    static Part of(List<? extends Recorded<?>> facts, WriteScript script) {
        return new Part(facts.getFirst().origin().organization(), facts, script.sql(), script.values());
    }

    /** In the same order: where so many in a row are written by the same statements, they are one. */
    static List<Part> joined(List<Part> parts) {
        var joined = new ArrayList<Part>();
        int at = 0;
        while (at < parts.size()) {
            var next = parts.subList(at, Math.min(at + TOGETHER, parts.size()));
            boolean one = next.size() == TOGETHER && next.stream().allMatch(parts.get(at)::isLike);
            joined.add(one ? together(next) : parts.get(at));
            at += one ? TOGETHER : 1;
        }
        return joined;
    }

    private boolean isLike(Part other) {
        return organization.equals(other.organization) && !sql.isEmpty() && sql.equals(other.sql);
    }

    private static Part together(List<Part> parts) {
        var facts = new ArrayList<Recorded<?>>();
        var values = new ArrayList<@Nullable Object>();
        for (var part : parts) {
            facts.addAll(part.facts);
            values.addAll(part.values);
        }
        var first = parts.getFirst();
        return new Part(
                first.organization, facts, String.join(";\n", Collections.nCopies(TOGETHER, first.sql)), values);
    }

    int size() {
        return facts.size();
    }

    /** For whoever looks for what is wrong with it. */
    @Override
    public String toString() {
        return "The events %d to %d of organization %s (%s)"
                .formatted(
                        facts.getFirst().index(),
                        facts.getLast().index(),
                        organization,
                        facts.stream()
                                .map(fact ->
                                        EventNames.of(fact.event().getClass()).name())
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }
}
