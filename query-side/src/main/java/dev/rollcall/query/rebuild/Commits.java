package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Facts as they were committed together. Transactions draw the numbers of their facts side by side, so those of one can stand
 * between those of another; whoever rests on another has drawn its last number after it.
 *
 * @param all in the order of their last numbers
 * @param upTo no fact up to there belongs to a later commit, and none of these stands behind it
 */
record Commits(List<List<Recorded<?>>> all, long upTo) {
    /** Numbers of transactions begin anew where a database was restored from a dump. */
    private record Commit(long transaction, OrganizationId organization, UUID request) {
        static Commit of(Drawn drawn) {
            var origin = drawn.fact().origin();
            return new Commit(drawn.transaction(), origin.organization(), origin.requestId());
        }
    }

    /** So many facts behind a place nobody still writes to a commit from before it: each commit is one INSERT. */
    static final int WIDTH = 500;

    /** @param drawn all behind a place, in their order; there is none after them */
    static Commits allOf(List<Drawn> drawn, long before) {
        return upTo(drawn.isEmpty() ? before : drawn.getLast().fact().index(), drawn);
    }

    /** @param drawn some behind a place, in their order */
    static Commits of(List<Drawn> drawn, long before) {
        return upTo(cut(drawn, before), drawn);
    }

    private static Commits upTo(long place, List<Drawn> drawn) {
        Map<Commit, List<Recorded<?>>> commits = new LinkedHashMap<>();
        for (Drawn each : drawn) {
            if (each.fact().index() <= place) {
                commits.computeIfAbsent(Commit.of(each), _ -> new ArrayList<>()).add(each.fact());
            }
        }
        var ordered = commits.values().stream()
                .sorted(Comparator.comparingLong(commit -> commit.getLast().index()))
                .toList();
        return new Commits(ordered, place);
    }

    /** The last place, well before the end, over which no commit reaches. */
    private static long cut(List<Drawn> drawn, long before) {
        Map<Commit, Integer> lastOf = new HashMap<>();
        for (int at = 0; at < drawn.size(); at++) {
            lastOf.put(Commit.of(drawn.get(at)), at);
        }
        long cut = before;
        int reach = 0;
        for (int at = 0; at < drawn.size() - WIDTH; at++) {
            reach = Math.max(reach, lastOf.getOrDefault(Commit.of(drawn.get(at)), at));
            if (reach == at) {
                cut = drawn.get(at).fact().index();
            }
        }
        return cut;
    }
}
