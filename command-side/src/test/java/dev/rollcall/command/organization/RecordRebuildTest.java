package dev.rollcall.command.organization;

import dev.rollcall.command.organization.OrganizationCommand.RecordRebuild;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.junit.jupiter.api.Test;

class RecordRebuildTest {
    private static final OrganizationId ORGANIZATION = Origins.organization();
    private static final Origin OPERATOR = Origins.admin(ORGANIZATION);
    private static final RecordRebuild RECORD = new RecordRebuild(ORGANIZATION.value(), "views", 2);

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

    @Test
    void that_views_were_made_anew_is_history() {
        decisions
                .given(new OrganizationFounded(ORGANIZATION.value(), "Tour Guides", "UTC"))
                .when(OPERATOR, RECORD)
                .recorded(new ViewsRebuilt(ORGANIZATION.value(), "views", 2));
    }

    @Test
    void of_no_organization_there_is_no_history() {
        decisions.given().when(OPERATOR, RECORD).refused(new OrganizationUnknown(ORGANIZATION.value()));
    }
}
