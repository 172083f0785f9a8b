package dev.rollcall.kernel.user;

import dev.rollcall.kernel.scim.Unicode;
import org.jspecify.annotations.Nullable;

/** The key under which a name is compared, kept beside it: names are folded when they are written, not when they are sought. */
public final class UserName {
    /** Recorded with the event, so that a later normaliser can tell which keys are old. */
    public static final int NORMALISER = 1;

    private UserName() {}

    public static String key(String name) {
        return Unicode.folded(name);
    }

    public static @Nullable String keyOrNull(@Nullable String name) {
        return name == null ? null : key(name);
    }
}
