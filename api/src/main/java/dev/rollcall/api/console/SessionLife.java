package dev.rollcall.api.console;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/** When a session ends by itself: where nobody has used it, and where it is old. */
final class SessionLife {
    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofSeconds(ConsoleSecurity.IDLE_SECONDS);
    static final String USED = "used";

    /** Use is noted no finer, so that not each page writes. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private SessionLife() {}

    static boolean isOver(HttpSession session, Instant now) {
        return begun(session).plus(LONGEST).isBefore(now)
                || used(session).plus(IDLE).isBefore(now);
    }

    /** A person used it. */
    static void use(HttpSession session, Instant now) {
        if (used(session).plus(GRAIN).isBefore(now)) {
            session.setAttribute(USED, now);
        }
    }

    private static Instant begun(HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime());
    }

    private static Instant used(HttpSession session) {
        return session.getAttribute(USED) instanceof Instant used ? used : begun(session);
    }
}
