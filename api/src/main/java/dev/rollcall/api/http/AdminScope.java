package dev.rollcall.api.http;

import dev.rollcall.kernel.user.Role;
import java.util.regex.Pattern;

/** What of the admin API a role may ask: as much as its pages of the console show. */
final class AdminScope {
    private static final String OWN = "/admin/organizations/[^/]+/";
    private static final Pattern HISTORY =
            Pattern.compile(OWN + "(audit|deprovisioned|seats/(holders|spans|level|held|periods)|(replay|as-of)/.*)");

    /** With facts as they are stored, HR's lists of leavers among them. */
    private static final Pattern PROOF =
            Pattern.compile(OWN + "(evidence|ledger/.*|events|(users|teams|seats)/[^/]+/events)");

    private static final Pattern LEAVERS = Pattern.compile(OWN + "reconciliations(/.*)?");

    private AdminScope() {}

    static boolean allows(Role role, String method, String path) {
        return switch (role) {
            case OWNER -> true;
            case BILLING -> reads(method) && HISTORY.matcher(path).matches();
            case AUDITOR ->
                LEAVERS.matcher(path).matches()
                        || (reads(method)
                                && (HISTORY.matcher(path).matches()
                                        || PROOF.matcher(path).matches()));
        };
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
