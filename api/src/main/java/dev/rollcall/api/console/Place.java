package dev.rollcall.api.console;

/** The places in the navigation, in order. */
public enum Place {
    OVERVIEW("Overview", "/console", "home"),
    SCIM("SCIM", "/console/scim", "plug-connected"),
    CALLS("Provisioning log", "/console/calls", "list-details"),
    SEATS("Seats", "/console/seats", "armchair"),
    MEMBERS("Members", "/console/members", "users"),
    TEAMS("Teams", "/console/teams", "users-group"),
    DEPROVISIONED("Deprovisioned", "/console/deprovisioned", "user-off"),
    ACCESS("Console access", "/console/access", "shield-lock");

    private final String title;
    private final String path;
    private final String icon;

    Place(String title, String path, String icon) {
        this.title = title;
        this.path = path;
        this.icon = icon;
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
