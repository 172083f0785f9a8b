package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Goes with a command and takes down the facts that are recorded for it. */
public final class Recording {
    public static final String KEY = "recording";

    private final boolean alone;
    private final List<Recorded<?>> facts = new ArrayList<>();

    /** @param alone whether the transaction is that of this command, and ends with it */
    public Recording(boolean alone) {
        this.alone = alone;
    }

    /** That of the command which is being handled. */
    static Recording current() {
        if (CurrentUnitOfWork.get().getMessage().getMetaData().get(KEY) instanceof Recording recording) {
            return recording;
        }
        throw new IllegalStateException("A command without a recording");
    }

    boolean isAlone() {
        return alone;
    }

    void add(List<Recorded<?>> commit) {
        facts.addAll(commit);
    }

    public List<Recorded<?>> facts() {
        return List.copyOf(facts);
    }
}
