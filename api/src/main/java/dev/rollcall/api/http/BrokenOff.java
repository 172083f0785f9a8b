package dev.rollcall.api.http;

/** An answer that has begun cannot be ended: the connection is cut, so that nobody takes what came for all of it. */
public final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokenOff(Throwable cause) {
        super("The answer broke off", cause, false, false);
    }
}
