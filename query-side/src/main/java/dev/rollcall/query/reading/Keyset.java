package dev.rollcall.query.reading;

/** A page of a report: what comes after an event's index, at most so many rows. Costs the same at any depth. */
public record Keyset(long after, int limit) {
    public static final int MAX_ROWS = 1000;

    public static final Keyset FIRST = new Keyset(0, 100);

    /** The page and the row after it, which tells that there are more. */
    public Keyset andOneMore() {
        return new Keyset(after, limit + 1);
    }
}
