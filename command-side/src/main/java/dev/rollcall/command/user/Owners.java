package dev.rollcall.command.user;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.UUID;

/** The active owners of an organization, of whom there is always one. */
public interface Owners {
    void appoint(OrganizationId organization, UUID user);

    /**
     * Ends a member's ownership, with all owner rows locked first: two owners leaving at once would leave none.
     *
     * @throws dev.rollcall.kernel.message.Refused with {@code LastOwner}
     */
    void dismiss(OrganizationId organization, UUID user);

    /** Whether one of them has chosen what to sign in with; the others have been given a link that they have not used. */
    boolean canSignIn(OrganizationId organization);
}
