package dev.rollcall.query.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How complete an organization's log is. @param notKept calls that were answered and could not be written down */
public record LogState(long calls, long notKept, @Nullable Instant notKeptAt) {
    static final LogState EMPTY = new LogState(0, 0, null);
}
