package dev.rollcall.api.console;

import dev.rollcall.kernel.user.Role;
import java.util.List;
import java.util.stream.Stream;

/** The places in the navigation, in order. */
public enum Place {
    OVERVIEW("Overview", "/console", "home"),
    SCIM("SCIM", "/console/scim", "plug-connected"),
    CALLS("Provisioning log", "/console/calls", "list-details"),
    SEATS("Seats", "/console/seats", "armchair"),
    MEMBERS("Members", "/console/members", "users"),
    TEAMS("Teams", "/console/teams", "users-group"),
    DEPROVISIONED("Deprovisioned", "/console/deprovisioned", "user-off"),
    AUDIT("Audit trail", "/console/audit", "history"),
    RECONCILIATION("Reconciliation", "/console/reconciliation", "list-check"),
    EVIDENCE("Evidence", "/console/evidence", "certificate"),
    ACCESS("Console access", "/console/access", "shield-lock");

    private final String title;
    private final String path;
    private final String icon;

    Place(String title, String path, String icon) {
        this.title = title;
        this.path = path;
        this.icon = icon;
    }

    /** The one that a path lies within; the first where it lies in none. */
    static Place around(String path) {
        return Stream.of(values())
                .filter(place -> place != OVERVIEW && path.startsWith(place.path))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** Those that somebody with the role may go to. */
    static List<Place> of(Role role) {
        return Stream.of(values())
                .filter(place -> role != Role.BILLING || (place != EVIDENCE && place != RECONCILIATION))
                .toList();
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }
}
