package dev.rollcall.api.limits;

/** A connection has sent more than it may. */
public final class Throttled extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long seconds;

    Throttled(int perSecond, int atOnce, long seconds) {
        super(
                "Too many requests: a connection may send %d a second, and %d at once; wait %d %s and send it again. What ends access has permits of its own"
                        .formatted(perSecond, atOnce, seconds, seconds == 1 ? "second" : "seconds"),
                null,
                false,
                false);
        this.seconds = seconds;
    }

    /** How long to wait, in whole seconds: Okta knows no other form of Retry-After. */
    public long seconds() {
        return seconds;
    }
}
