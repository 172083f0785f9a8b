package dev.rollcall.api.proof;

import java.util.List;
import java.util.Locale;

/** Of which records a pack holds the documents, beside every envelope. */
enum Payloads {
    /** Of those that give and end access, take and free seats, and of what was refused of it. */
    ACCESS,
    ALL,
    NONE;

    private static final List<String> ACCESS_NAMES = List.of(
            "user.provisioned",
            "user.deactivated",
            "user.reactivated",
            "user.removed",
            "seat.assigned",
            "seat.released",
            "seat.refused",
            "deprovisioning.refused");

    /** As the manifest of a pack says it. */
    String claim() {
        return this == ACCESS ? String.join(" ", ACCESS_NAMES) : name().toLowerCase(Locale.ROOT);
    }

    /** Empty for every one. */
    List<String> names() {
        return this == ACCESS ? ACCESS_NAMES : List.of();
    }
}
