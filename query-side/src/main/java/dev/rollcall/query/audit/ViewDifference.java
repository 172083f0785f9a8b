package dev.rollcall.query.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attribute that a view shows otherwise than the facts make it. */
public record ViewDifference(
        UUID organization,
        String kind,
        UUID subject,
        String attribute,
        @Nullable String byFacts,
        @Nullable String shown) {
    /** Without the values, which may be personal. */
    public String where() {
        return "%s %s of organization %s: %s".formatted(kind, subject, organization, attribute);
    }
}
