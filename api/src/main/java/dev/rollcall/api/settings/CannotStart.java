package dev.rollcall.api.settings;

import org.jspecify.annotations.Nullable;

/** Why Rollcall does not start, in sentences for an operator: what is wrong and what to do about it. */
public class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected CannotStart(String sentences, @Nullable Throwable cause) {
        super(sentences, cause);
    }

    /** Whether the operator was told already, by {@link StartReport}. */
    public static boolean isBehind(Throwable failure) {
        return failure instanceof CannotStart || (failure.getCause() != null && isBehind(failure.getCause()));
    }
}
