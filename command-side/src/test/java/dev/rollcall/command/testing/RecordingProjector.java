package dev.rollcall.command.testing;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps what it is handed, and fails as often as it is told to. */
public final class RecordingProjector implements Projector {
    private final List<List<Recorded<?>>> commits = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Supplier<RuntimeException> failure = IllegalStateException::new;

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        commits.add(commit);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw failure.get();
        }
    }

    public void failNext(int times, Supplier<RuntimeException> with) {
        failure = with;
        failures.set(times);
    }

    public List<List<Recorded<?>>> commits() {
        return List.copyOf(commits);
    }

    public List<Event> lastCommit() {
        return commits.getLast().stream().<Event>map(Recorded::event).toList();
    }
}
