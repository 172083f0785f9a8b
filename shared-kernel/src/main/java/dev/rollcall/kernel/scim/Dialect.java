package dev.rollcall.kernel.scim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a connection's requests are read where the RFCs leave a choice, or where an IdP does not follow them. */
public enum Dialect {
    /** Refuses what it does not know, and what is not as the RFCs ask. */
    STRICT(Unknown.REFUSED, Slip.REFUSED, Absent.CLEARED, Missing.NO_TARGET, Stray.REFUSED),
    /** RFC 7643 and 7644 to the letter, generous where they allow it. */
    RFC(Unknown.IGNORED, Slip.FORGIVEN, Absent.CLEARED, Missing.NO_TARGET, Stray.REFUSED),
    OKTA(Unknown.IGNORED, Slip.FORGIVEN, Absent.CLEARED, Missing.CREATED, Stray.SKIPPED),
    /** Add and Replace on {@code emails[type eq "work"].value} come before such an element exists. */
    ENTRA(Unknown.IGNORED, Slip.FORGIVEN, Absent.CLEARED, Missing.CREATED, Stray.SKIPPED),
    /** PUT holds only mapped attributes; an attribute once set is never sent as cleared. */
    PING(Unknown.IGNORED, Slip.FORGIVEN, Absent.KEPT, Missing.CREATED, Stray.SKIPPED);

    /** What becomes of an attribute that no schema has. */
    public enum Unknown {
        IGNORED,
        REFUSED
    }

    /**
     * What becomes of a slip that leaves the meaning clear: a body that does not name its schema or names one twice, a
     * reference that is no URI (RFC 7643 §3, §2.3.7). A photo that is none must not stop the deactivation beside it.
     */
    public enum Slip {
        FORGIVEN,
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

    /**
     * What becomes of a part of a request that cannot be applied: the id of no user among members, a PATCH path that no
     * schema has, a second {@code primary}, as PingOne sends, a null to add. IdPs do not retry a 400, and none of these
     * must stop the removals and deactivations of the same push.
     */
    public enum Stray {
        REFUSED,
        SKIPPED
    }

    private final Unknown unknown;
    private final Slip slip;
    private final Absent absentInPut;
    private final Missing missingElement;
    private final Stray stray;

    Dialect(Unknown unknown, Slip slip, Absent absentInPut, Missing missingElement, Stray stray) {
        this.unknown = unknown;
        this.slip = slip;
        this.absentInPut = absentInPut;
        this.missingElement = missingElement;
        this.stray = stray;
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

    public boolean refusesSlips() {
        return slip == Slip.REFUSED;
    }

    public boolean keepsAbsentInPut() {
        return absentInPut == Absent.KEPT;
    }

    public boolean createsMissingElements() {
        return missingElement == Missing.CREATED;
    }

    public boolean skipsStrays() {
        return stray == Stray.SKIPPED;
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
