package dev.rollcall.api.console;

/** There is no such page, or nothing to show on it. */
public final class NothingHere extends RuntimeException {
    private static final long serialVersionUID = 1;
}
