package dev.rollcall.command.testing;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is handed, and fails when it is told to. */
public final class RecordingProjector implements Projector {
    private final List<List<Recorded<?>>> commits = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    @Override
    public void project(List<Recorded<?>> commit) {
        commits.add(commit);
        if (failing) {
            throw new IllegalStateException("This projector fails");
        }
    }

    public void failFromNowOn() {
        failing = true;
    }

    public List<List<Recorded<?>>> commits() {
        return List.copyOf(commits);
    }

    public List<Event> lastCommit() {
        return commits.getLast().stream().<Event>map(Recorded::event).toList();
    }
}
