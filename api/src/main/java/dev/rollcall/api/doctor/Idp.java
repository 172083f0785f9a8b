package dev.rollcall.api.doctor;

import dev.rollcall.query.connection.ConnectionView;
import java.util.Locale;

/** Identity providers, with the words that their admins read on their screens. */
enum Idp {
    OKTA(
            "Okta",
            "In Okta, open the application, Provisioning → Integration → Edit, paste the new token as API token, press Test API Credentials and Save.",
            "In Okta, open the application, Assignments, and assign people or groups.",
            "In Okta, assign these people to the application (Assignments), then press Push now on the group under Push Groups."),
    ENTRA(
            "Microsoft Entra ID",
            "In Entra, open the enterprise application, Provisioning → Admin Credentials, paste the new token as Secret Token, press Test Connection and Save.",
            "In Entra, add people or groups under Users and groups, then press Start provisioning, or try one person with Provision on demand.",
            "In Entra, assign these people to the application themselves under Users and groups; members of groups inside a group are not sent at all. The next cycle, within about 40 minutes, repeats the group."),
    PING(
            "PingFederate",
            "In PingFederate, open the SP connection, Outbound Provisioning → Target, and paste the new token as OAuth bearer token.",
            "In PingFederate, add people to the source of the channel; they are sent with the next synchronization.",
            "In PingFederate, add these people to the source of users of the same channel; the group is sent again with its next change."),
    OTHER(
            "The identity provider",
            "Paste the new token where the identity provider keeps it, and test the connection there.",
            "Assign people or groups to the application at the identity provider.",
            "Assign these people to the application at the identity provider, then send the group again.");

    private final String label;
    private final String newToken;
    private final String assigning;
    private final String missingMembers;

    Idp(String label, String newToken, String assigning, String missingMembers) {
        this.label = label;
        this.newToken = newToken;
        this.assigning = assigning;
        this.missingMembers = missingMembers;
    }

    /** The provider, or else the one whose dialect the connection has. */
    static Idp of(ConnectionView connection) {
        var provider = named(connection.provider());
        return provider == OTHER ? named(connection.dialect()) : provider;
    }

    private static Idp named(String keyword) {
        for (Idp idp : values()) {
            if (idp.name().toLowerCase(Locale.ROOT).equals(keyword)) {
                return idp;
            }
        }
        return OTHER;
    }

    String label() {
        return label;
    }

    /** Where a new token goes. */
    String newToken() {
        return newToken;
    }

    /** How people come into the scope of provisioning. */
    String assigning() {
        return assigning;
    }

    /** What to do about members of a group who were not sent as users. */
    String missingMembers() {
        return missingMembers;
    }
}
