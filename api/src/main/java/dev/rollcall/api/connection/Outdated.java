package dev.rollcall.api.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.TokenUnknown;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.VersionRefusal;

/** What a page cannot have known when it was loaded. */
final class Outdated {
    static final String CHANGED =
            "The connection was changed after this page was loaded, and nothing was done. Look at it as it is now, then repeat what you still want.";

    static final String TOKEN_GONE = CHANGED
            + " If you have just made a token: it was shown once and cannot be shown again. Lost it? Issue another one and revoke it.";

    private Outdated() {}

    static boolean is(Refusal refusal) {
        return switch (refusal) {
            case VersionRefusal _, AnotherConnectionEnabled _, ConnectionUnknown _, TokenUnknown _ -> true;
            default -> false;
        };
    }
}
