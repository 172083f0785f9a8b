package dev.rollcall.kernel.fact;

/** Rung when facts have been committed, for those who wait for some. */
@FunctionalInterface
public interface CommitBell {
    /** Has to return at once: the answer waits for it. */
    void ring();
}
