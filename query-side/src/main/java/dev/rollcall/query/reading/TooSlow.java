package dev.rollcall.query.reading;

import java.time.Duration;

/** A search that a client made up took longer than one may. */
public final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String OF_RESOURCES =
            "ask for fewer resources by a filter with eq or sw, or walk through all of them with a cursor and without a filter";

    private final Duration patience;

    TooSlow(Duration patience, Throwable cause) {
        this(patience, OF_RESOURCES, cause);
    }

    private TooSlow(Duration patience, String remedy, Throwable cause) {
        super(
                "The search took longer than %d seconds and was given up; %s".formatted(patience.toSeconds(), remedy),
                cause,
                false,
                false);
        this.patience = patience;
    }

    /** The same for who asks otherwise than for resources. @param remedy what helps there */
    public TooSlow but(String remedy) {
        return new TooSlow(patience, remedy, this);
    }
}
