package dev.rollcall.query.calls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a call. */
public enum Outcome {
    OK,
    /** Done, but for a part that could not be: lifecycle T5. */
    PARTLY,
    /** Answered with 4xx: nothing was done, for a reason that the client can mend. */
    REFUSED,
    /** Answered with 5xx: nothing was done, for a reason of our own. */
    FAILED;

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    public static Outcome of(int status, boolean partly) {
        if (status >= SERVER_ERROR) {
            return FAILED;
        }
        if (status >= BAD_REQUEST) {
            return REFUSED;
        }
        return partly ? PARTLY : OK;
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> named(String keyword) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.keyword().equals(keyword))
                .findFirst();
    }
}
