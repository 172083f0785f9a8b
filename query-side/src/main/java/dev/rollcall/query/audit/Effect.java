package dev.rollcall.query.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fact makes of one attribute of one thing, told without knowing what was before.
 *
 * @param kind {@code organization}, {@code license}, {@code connection}, {@code user} or {@code team}
 * @param attribute null for all that the thing has
 * @param value as text, or as JSON where it is more than a text; null where there is none any more
 */
public record Effect(
        String kind,
        UUID subject,
        @Nullable String attribute,
        @Nullable String value) {
    static Effect gone(String kind, UUID subject) {
        return new Effect(kind, subject, null, null);
    }
}
