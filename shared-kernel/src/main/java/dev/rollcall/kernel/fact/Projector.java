package dev.rollcall.kernel.fact;

import java.util.List;

/**
 * Turns facts into changes of a read model, inside the transaction that appends them: an answer after a write is right on
 * every node. It is handed all events of one commit at once and must throw what fails, so that the commit fails with it.
 */
public interface Projector {
    /** All that it writes, and nobody else does: they can be made anew from the facts alone. */
    List<String> tables();

    void project(List<Recorded<?>> commit, Writes writes);
}
