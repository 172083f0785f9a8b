package dev.rollcall.kernel.history;

import org.jspecify.annotations.Nullable;

/** A stored event from which none can be read: nothing that Rollcall has written is so. */
public final class UnreadableEvent extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public UnreadableEvent(String what, @Nullable Throwable cause) {
        super("A stored %s cannot be read".formatted(what), cause);
    }
}
