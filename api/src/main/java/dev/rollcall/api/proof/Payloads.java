package dev.rollcall.api.proof;

import java.util.List;

/** Of which records a pack holds the documents, beside every envelope. */
enum Payloads {
    /** Of those that give and end access, take and free seats, and of what was refused of it. */
    ACCESS(List.of(
            "user.provisioned",
            "user.deactivated",
            "user.reactivated",
            "user.removed",
            "seat.assigned",
            "seat.released",
            "seat.refused",
            "deprovisioning.refused")),
    ALL(List.of()),
    NONE(List.of());

    private final List<String> names;

    Payloads(List<String> names) {
        this.names = names;
    }

    /** Empty for every one. */
    List<String> names() {
        return names;
    }
}
