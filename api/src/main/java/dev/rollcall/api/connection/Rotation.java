package dev.rollcall.api.connection;

import dev.rollcall.query.connection.TokenUses.LastUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an old token may be revoked, now that there is a new one. */
final class Rotation {
    /** Entra comes every 40 minutes. */
    private static final Duration STILL_IN_USE = Duration.ofHours(1);

    private Rotation() {}

    /** @param successor when the new token was used */
    static Optional<String> advice(Optional<LastUse> old, Optional<LastUse> successor, Instant now) {
        if (old.isEmpty()) {
            return Optional.of("It was never used: you can revoke it.");
        }
        var use = "It was last used %s from %s"
                .formatted(ago(old.get().at(), now), old.get().address());
        if (successor.isEmpty()) {
            return Optional.of(use + ": do not revoke it yet, for nobody has used the new token so far.");
        }
        return Optional.of(
                old.get().at().plus(STILL_IN_USE).isAfter(now)
                        ? use + ": do not revoke it yet."
                        : use + ", and the new token is in use: you can revoke it.");
    }

    static String ago(Instant then, Instant now) {
        var passed = Duration.between(then, now);
        if (passed.toMinutes() < 1) {
            return "less than a minute ago";
        }
        if (passed.toHours() < 1) {
            return count(passed.toMinutes(), "minute");
        }
        return passed.toDays() < 1 ? count(passed.toHours(), "hour") : count(passed.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return "%d %s%s ago".formatted(number, unit, number == 1 ? "" : "s");
    }
}
