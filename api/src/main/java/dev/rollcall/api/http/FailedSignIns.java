package dev.rollcall.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts failures by whom they are laid to, on this node alone; where there are too many, the eldest is forgotten. */
final class FailedSignIns {
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final int MOST_KEYS = 4096;

    private record Count(int failures, Instant since) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final int most;

    /** @param most failures in a window */
    FailedSignIns(int most) {
        this.most = most;
    }

    /** How long the next try has to wait; empty where it may be made now. */
    synchronized Optional<Duration> wait(String key, Instant now) {
        return Optional.ofNullable(counts.get(key))
                .filter(count -> count.failures() >= most && !count.isOver(now))
                .map(count -> Duration.between(now, count.since().plus(WINDOW)));
    }

    synchronized void add(String key, Instant now) {
        var count = counts.get(key);
        if (count == null || count.isOver(now)) {
            counts.remove(key);
            makeRoom();
            counts.put(key, new Count(1, now));
        } else {
            counts.put(key, new Count(count.failures() + 1, count.since()));
        }
    }

    synchronized void forget(String key) {
        counts.remove(key);
    }

    private void makeRoom() {
        if (counts.size() >= MOST_KEYS) {
            counts.remove(counts.keySet().iterator().next());
        }
    }
}
