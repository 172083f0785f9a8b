package dev.rollcall.command.access;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import java.time.Instant;
import java.util.UUID;

/** What members with a role sign in with. Ends with the role. */
public interface Credentials {
    /**
     * Sets e-mail and password, in the place of earlier ones.
     *
     * @throws Refused with {@link EmailTaken}
     */
    void set(OrganizationId organization, UUID user, String email, String passwordHash);

    /** Keeps the MAC of a link with which the member sets e-mail and password, in the place of an earlier one. */
    void invite(OrganizationId organization, UUID user, String mac, Instant expiresAt);

    /** Whether the link was good; it is used up then. */
    boolean redeem(OrganizationId organization, UUID user, String mac, Instant now);

    /** Takes credential and link away. */
    void end(OrganizationId organization, UUID user);
}
