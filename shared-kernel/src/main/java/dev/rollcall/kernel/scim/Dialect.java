package dev.rollcall.kernel.scim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a connection's requests are read where the RFCs leave a choice, or where an IdP does not follow them. */
public enum Dialect {
    /** Refuses what it does not know. */
    STRICT(Unknown.REFUSED, Absent.CLEARED, Missing.NO_TARGET),
    /** RFC 7643 and 7644 to the letter, generous where they allow it. */
    RFC(Unknown.IGNORED, Absent.CLEARED, Missing.NO_TARGET),
    OKTA(Unknown.IGNORED, Absent.CLEARED, Missing.CREATED),
    /** Add and Replace on {@code emails[type eq "work"].value} come before such an element exists. */
    ENTRA(Unknown.IGNORED, Absent.CLEARED, Missing.CREATED),
    /** PUT holds only mapped attributes; an attribute once set is never sent as cleared. */
    PING(Unknown.IGNORED, Absent.KEPT, Missing.CREATED);

    /** What becomes of an attribute that no schema has. */
    public enum Unknown {
        IGNORED,
        REFUSED
    }

    /** What becomes of an attribute that a PUT does not name; {@code active} and {@code members} are always kept. */
    public enum Absent {
        CLEARED,
        KEPT
    }

    /** What a PATCH on a filtered element does when no element matches (RFC 7644 erratum 8097 leaves it open). */
    public enum Missing {
        CREATED,
        NO_TARGET
    }

    private final Unknown unknown;
    private final Absent absentInPut;
    private final Missing missingElement;

    Dialect(Unknown unknown, Absent absentInPut, Missing missingElement) {
        this.unknown = unknown;
        this.absentInPut = absentInPut;
        this.missingElement = missingElement;
    }

    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.keyword().equals(name))
                .findFirst();
    }

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean refusesUnknownAttributes() {
        return unknown == Unknown.REFUSED;
    }

    public boolean keepsAbsentInPut() {
        return absentInPut == Absent.KEPT;
    }

    public boolean createsMissingElements() {
        return missingElement == Missing.CREATED;
    }

    /** lifecycle T5: one stale member id must not stop the removals of the same push, and IdPs do not retry a 400. */
    public boolean skipsUnknownMembers() {
        return this == OKTA || this == ENTRA || this == PING;
    }

    /** A PATCH path that no schema has: IdPs map attributes freely, and one of them must not stop a deactivation. */
    public boolean skipsUnknownPaths() {
        return skipsUnknownMembers();
    }

    /** More than one {@code primary}: PingOne sends two, so the first is kept; the RFCs allow at most one. */
    public boolean toleratesSeveralPrimaries() {
        return skipsUnknownMembers();
    }

    /** The attribute that a filter means. Insomnia's Okta guide maps the unique identifier to {@code email}. */
    public AttributePath filterAttribute(AttributePath written) {
        return this == OKTA
                        && written.schema() == null
                        && written.sub() == null
                        && written.name().equalsIgnoreCase("email")
                ? new AttributePath(null, "emails", "value")
                : written;
    }
}
