package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.Domain;
import java.util.HashSet;
import java.util.Set;

/** The domains of one organization, in memory. */
final class DomainsInMemory implements VerifiedDomains {
    private final Set<Domain> domains = new HashSet<>();

    @Override
    public boolean contains(OrganizationId organization, Domain domain) {
        return domains.contains(domain);
    }

    @Override
    public boolean add(OrganizationId organization, Domain domain) {
        return domains.add(domain);
    }
}
