package dev.rollcall.kernel.message;

import java.io.Serial;

/**
 * Carries a refusal out of a command handler. It is thrown, not returned, because only an exception rolls back the
 * claims and seats that the command has already taken.
 */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
