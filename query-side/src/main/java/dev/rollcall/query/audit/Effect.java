package dev.rollcall.query.audit;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fact makes of one attribute of one thing, told without knowing what was before.
 *
 * @param kind {@code organization}, {@code license}, {@code connection}, {@code user}, {@code team}, {@code export} or
 *     {@code reconciliation}
 * @param attribute null for all that the thing has
 * @param value as text, or as JSON where it is more than a text; null where there is none any more
 */
public record Effect(
        String kind,
        UUID subject,
        @Nullable String attribute,
        @Nullable String value) {
    static final String MEMBER = "member ";
    private static final Set<String> OF_PEOPLE = Set.of("user", "team", "export");
    private static final Set<String> OURS =
            Set.of("active", "connection", "seat", "waits", "role", "linkAllowed", "file");

    /** Whether it says that somebody is in a team or no more. */
    boolean isMembership() {
        return attribute != null && attribute.startsWith(MEMBER);
    }

    /** Whether it says that a team is no more, and so nobody is in it. */
    boolean isEndOfTeam() {
        return attribute == null && kind.equals("team");
    }

    Effect withValue(String other) {
        return new Effect(kind, subject, attribute, other);
    }

    /**
     * Whether the value is what an event holds as personal: whatever members and teams are called and described by, and are
     * looked for by.
     */
    boolean isPersonal() {
        return attribute != null && OF_PEOPLE.contains(kind) && !isMembership() && !OURS.contains(attribute);
    }

    static Effect gone(String kind, UUID subject) {
        return new Effect(kind, subject, null, null);
    }
}
