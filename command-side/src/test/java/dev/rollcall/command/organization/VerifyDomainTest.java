package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.Domain;
import dev.rollcall.kernel.organization.DomainProof;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.junit.jupiter.api.Test;

class VerifyDomainTest {
    private static final OrganizationId ORGANIZATION = Origins.organization();
    private static final Origin OPERATOR = Origins.admin(ORGANIZATION);
    private static final OrganizationFounded FOUNDED =
            new OrganizationFounded(ORGANIZATION.value(), "Tour Guides", "UTC");
    private static final VerifyDomain VERIFY =
            new VerifyDomain(ORGANIZATION.value(), new Domain("example.com"), DomainProof.OPERATOR);

    private final DomainsInMemory domains = new DomainsInMemory();
    private final Decisions<Organization> decisions = new Decisions<>(
            Organization.class,
            fixture -> new OrganizationHandler(
                    fixture.getRepository(),
                    EventSourcingRepository.builder(RefusalRecord.class)
                            .eventStore(fixture.getEventStore())
                            .build(),
                    fixture.getEventStore(),
                    domains,
                    () -> {}));

    @Test
    void a_domain_becomes_the_organizations() {
        decisions
                .given(FOUNDED)
                .when(OPERATOR, VERIFY)
                .recorded(new DomainVerified(ORGANIZATION.value(), "example.com", DomainProof.OPERATOR));
    }

    @Test
    void a_domain_that_is_known_records_nothing() {
        domains.add(ORGANIZATION, new Domain("example.com"));
        decisions.given(FOUNDED).when(OPERATOR, VERIFY).nothing();
    }

    @Test
    void of_no_organization_there_is_no_domain() {
        decisions.given().when(OPERATOR, VERIFY).refused(new OrganizationUnknown(ORGANIZATION.value()));
    }
}
