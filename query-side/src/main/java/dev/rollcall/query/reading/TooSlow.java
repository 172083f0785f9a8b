package dev.rollcall.query.reading;

import java.time.Duration;

/** A search that a client made up took longer than one may. */
public final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooSlow(Duration patience, Throwable cause) {
        super(
                "The search took longer than %d seconds and was given up; ask for fewer resources by a filter with eq or sw, or walk through all of them with a cursor and without a filter"
                        .formatted(patience.toSeconds()),
                cause,
                false,
                false);
    }
}
