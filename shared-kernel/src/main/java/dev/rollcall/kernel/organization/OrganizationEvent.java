package dev.rollcall.kernel.organization;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import java.util.UUID;

/** What happens to an organization. */
public sealed interface OrganizationEvent extends Event {
    UUID organization();

    @Override
    default UUID subject() {
        return organization();
    }

    /** @param zone the IANA time zone in which the organization's days begin and end */
    @Fact(name = "organization.founded", says = "An organization exists")
    record OrganizationFounded(UUID organization, String name, String zone) implements OrganizationEvent {}

    /** @param domain in the form of {@link Domain} @param proof why it is believed */
    @Fact(
            name = "organization.domain-verified",
            says =
                    "A domain is the organization's: its identity provider may link manual members with an address of it")
    record DomainVerified(UUID organization, String domain, DomainProof proof) implements OrganizationEvent {}
}
