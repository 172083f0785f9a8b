package dev.rollcall.query.reading;

/** A page of what happened, newest first: what came before an event's index, at most so many rows. */
public record Newest(long before, int limit) {
    /** Behind every event. */
    public static final String ALL = "9223372036854775807";

    public static Newest of(int limit) {
        return new Newest(Long.MAX_VALUE, limit);
    }

    public Newest before(long index) {
        return new Newest(index, limit);
    }

    /** Asks for one row more than is shown, to tell whether there is one. */
    public Newest andOneMore() {
        return new Newest(before, limit + 1);
    }
}
