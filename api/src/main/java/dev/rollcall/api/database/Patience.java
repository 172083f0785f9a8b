package dev.rollcall.api.database;

import java.lang.ScopedValue.CallableOp;

/** How long work waits for a database that does not answer: a person less than an identity provider. */
public final class Patience {
    private static final ScopedValue<Boolean> SHORT = ScopedValue.newInstance();

    private Patience() {}

    /** Work that had rather fail than keep somebody waiting. */
    public static <T, X extends Throwable> T brief(CallableOp<T, X> work) throws X {
        return ScopedValue.where(SHORT, true).call(work);
    }

    static boolean isShort() {
        return SHORT.isBound();
    }
}
