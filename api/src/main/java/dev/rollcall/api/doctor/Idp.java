package dev.rollcall.api.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Identity providers, with the words that their admins read on their screens. */
public enum Idp {
    OKTA(
            "Okta",
            "In Okta, open the application, Provisioning → Integration → Edit, paste the new token as Authorization, press Test Connector Configuration and Save.",
            "In Okta, open the application, Assignments, and assign people or groups.",
            "In Okta, assign these people to the application (Assignments), then press Push now on the group under Push Groups.",
            "press Retry Selected under Dashboard → Tasks in Okta: it does not try again by itself"),
    ENTRA(
            "Microsoft Entra ID",
            "In Entra, open the enterprise application, Provisioning → Connectivity (older pages: Admin Credentials), paste the new token as Secret Token, press Test Connection and Save.",
            "In Entra, add people or groups under Users and groups, then press Start provisioning, or try one person with Provision on demand.",
            "In Entra, assign these people to the application themselves under Users and groups; members of groups inside a group are not sent at all. The next cycle, within about 40 minutes, repeats the group.",
            "wait for Entra's next cycles, or choose the person under Provision on demand"),
    PING(
            "Ping",
            "In PingFederate, open the SP connection, Outbound Provisioning → Target, and paste the new token as Access Token; in PingOne, open the connection under Integrations → Provisioning and paste it as OAuth Access Token.",
            "In PingFederate, add people to the source of the channel; in PingOne, to the user filter of the rule. They are sent with the next synchronization.",
            "In PingFederate, add these people to the source of users of the same channel; in PingOne, to the user filter of the rule. The group is sent again with its next change.",
            "let Ping send it again"),
    OTHER(
            "The identity provider",
            "Paste the new token where the identity provider keeps it, and test the connection there.",
            "Assign people or groups to the application at the identity provider.",
            "Assign these people to the application at the identity provider, then send the group again.",
            "send it again at the identity provider");

    private final String label;
    private final String newToken;
    private final String assigning;
    private final String missingMembers;
    private final String tryingAgain;

    Idp(String label, String newToken, String assigning, String missingMembers, String tryingAgain) {
        this.label = label;
        this.newToken = newToken;
        this.assigning = assigning;
        this.missingMembers = missingMembers;
        this.tryingAgain = tryingAgain;
    }

    /** @param keyword as its connection holds it, null where none is known */
    public static Idp of(@Nullable String keyword) {
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
    public String missingMembers() {
        return missingMembers;
    }

    /** How a call that did not go through is made again, as the end of a sentence. */
    public String tryingAgain() {
        return tryingAgain;
    }
}
