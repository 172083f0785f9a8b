package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.Domain;

/** The domains that are known to be an organization's. */
public interface VerifiedDomains {
    boolean contains(OrganizationId organization, Domain domain);

    /** @return whether it was none of them before */
    boolean add(OrganizationId organization, Domain domain);
}
