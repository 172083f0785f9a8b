package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationRefusal.ZoneUnknown;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundOrganizationTest {
    private static final OrganizationId ORGANIZATION = Origins.organization();

    private final Decisions<Organization> decisions = new Decisions<>(
            Organization.class,
            fixture -> new OrganizationHandler(
                    fixture.getRepository(),
                    EventSourcingRepository.builder(RefusalRecord.class)
                            .eventStore(fixture.getEventStore())
                            .build(),
                    fixture.getEventStore(),
                    new DomainsInMemory(),
                    () -> {}));

    private static FoundOrganization founding(String zone) {
        return new FoundOrganization(ORGANIZATION.value(), "Tour Guides", zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/Argentina/Ushuaia", "UTC"})
    void an_organization_exists_in_its_zone(String zone) {
        decisions
                .given()
                .when(Origins.admin(ORGANIZATION), founding(zone))
                .recorded(new OrganizationFounded(ORGANIZATION.value(), "Tour Guides", zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+02:00", "UTC+1", "CET", "Europe/Atlantis", "europe/berlin"})
    void what_is_no_zone_is_refused(String zone) {
        decisions.given().when(Origins.admin(ORGANIZATION), founding(zone)).refused(new ZoneUnknown(zone));
    }
}
