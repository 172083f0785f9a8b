package dev.rollcall.query.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The first or the latest of many steps: as many as change no more than memory is for, but one at least. */
final class KeptSteps {
    /** One fact may change 100 000 members. */
    private static final int MOST_CHANGES = 200_000;

    private final boolean latest;
    private final Deque<ReplayStep> steps = new ArrayDeque<>();
    private int changes;
    private boolean full;

    private KeptSteps(boolean latest) {
        this.latest = latest;
    }

    static KeptSteps first() {
        return new KeptSteps(false);
    }

    /** Told from the latest to the earliest, as what leads back. */
    static KeptSteps latest() {
        return new KeptSteps(true);
    }

    void add(ReplayStep step) {
        if (full) {
            return;
        }
        steps.add(step);
        changes += step.changes().size();
        while (changes > MOST_CHANGES && steps.size() > 1) {
            full = !latest;
            changes -= (latest ? steps.removeFirst() : steps.removeLast())
                    .changes()
                    .size();
        }
    }

    List<ReplayStep> list() {
        return latest ? steps.reversed().stream().map(ReplayStep::reversed).toList() : List.copyOf(steps);
    }
}
