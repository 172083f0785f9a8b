package dev.rollcall.query.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attribute that has become another one. @param before null where there was none; @param after null where none is left */
public record StateChange(
        String kind,
        UUID subject,
        String attribute,
        @Nullable String before,
        @Nullable String after) {
    /** As a step back in time does it. */
    StateChange reversed() {
        return new StateChange(kind, subject, attribute, after, before);
    }
}
