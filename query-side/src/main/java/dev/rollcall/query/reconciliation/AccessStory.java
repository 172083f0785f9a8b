package dev.rollcall.query.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a person had access, over all accounts that the person ever had. Facts are told in the order of history. */
final class AccessStory {
    private final Map<UUID, Instant> open = new HashMap<>();
    private final List<Access> ended = new ArrayList<>();

    void begin(UUID account, Instant at) {
        open.putIfAbsent(account, at);
    }

    /** Of what has ended before there is no end. */
    void end(UUID account, Instant at) {
        var since = open.remove(account);
        if (since != null) {
            ended.add(new Access(since, at));
        }
    }

    /** Without gap between accounts, in their order. */
    List<Access> times() {
        var all = new ArrayList<>(ended);
        open.values().forEach(since -> all.add(new Access(since, null)));
        all.sort(Comparator.comparing(Access::since));
        List<Access> merged = new ArrayList<>();
        for (Access next : all) {
            if (!merged.isEmpty() && merged.getLast().reaches(next)) {
                merged.add(merged.removeLast().and(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
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
