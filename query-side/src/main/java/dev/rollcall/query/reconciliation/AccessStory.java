package dev.rollcall.query.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a person had access, or was there at all, over all accounts that the person ever had. Facts are told in the order of
 * history.
 */
final class AccessStory {
    private final Map<UUID, Instant> open = new HashMap<>();
    private final Map<UUID, List<Access>> ended = new HashMap<>();

    void begin(UUID account, Instant at) {
        open.putIfAbsent(account, at);
    }

    /** Of what has ended before there is no end. */
    void end(UUID account, Instant at) {
        var since = open.remove(account);
        if (since != null) {
            ended.computeIfAbsent(account, _ -> new ArrayList<>()).add(new Access(since, at));
        }
    }

    /** What it tells of some accounts alone. */
    AccessStory of(Set<UUID> accounts) {
        var story = new AccessStory();
        story.open.putAll(open);
        story.open.keySet().retainAll(accounts);
        story.ended.putAll(ended);
        story.ended.keySet().retainAll(accounts);
        return story;
    }

    /** Without gap between accounts, in their order. */
    List<Access> times() {
        List<Access> merged = new ArrayList<>();
        for (Access next : ofEachAccount()) {
            if (!merged.isEmpty() && merged.getLast().reaches(next)) {
                merged.add(merged.removeLast().and(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private List<Access> ofEachAccount() {
        var all = new ArrayList<Access>();
        ended.values().forEach(all::addAll);
        open.values().forEach(since -> all.add(new Access(since, null)));
        all.sort(Comparator.comparing(Access::since));
        return all;
    }

    /** Whether one account began before another one's time was over. */
    boolean overlaps() {
        var all = ofEachAccount();
        return IntStream.range(1, all.size())
                .anyMatch(at -> all.get(at - 1).isOpenAfter(all.get(at).since()));
    }

    /** The first time that began after an instant, though not the first of all; -1 where there is none. */
    static int backAfter(List<Access> times, Instant left) {
        for (int at = 1; at < times.size(); at++) {
            if (times.get(at).since().isAfter(left)) {
                return at;
            }
        }
        return -1;
    }

    static @Nullable Instant end(List<Access> times) {
        return times.isEmpty() ? null : times.getLast().until();
    }
}
