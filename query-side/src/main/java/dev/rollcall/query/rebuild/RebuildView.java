package dev.rollcall.query.rebuild;

import java.time.Instant;

/**
 * One time that read models were made anew, as every organization may know of it: nothing about the size of others.
 *
 * @param percent of the facts that are written
 */
public record RebuildView(String models, State state, Instant begunAt, int percent) {
    public enum State {
        RUNNING,
        /** Whoever did it is gone; nothing came of it. */
        STOPPED,
        FAILED,
        COMPARED,
        EXCHANGED
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
