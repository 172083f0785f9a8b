package dev.rollcall.command.organization;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.command.organization.OrganizationCommand.RecordDeprovisioningRefusal;
import dev.rollcall.command.organization.OrganizationCommand.RecordRebuild;
import dev.rollcall.command.organization.OrganizationCommand.RecordSeatRefusal;
import dev.rollcall.command.organization.OrganizationCommand.VerifyDomain;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.organization.OrganizationRefusal.ZoneUnknown;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.user.UserName;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Carries out what is asked of organizations. */
@Component
public final class OrganizationHandler implements CommandHandlers {
    private final Repository<Organization> organizations;
    private final Repository<RefusalRecord> refusals;
    private final EventStore history;
    private final VerifiedDomains domains;
    private final Runnable alone;

    @Autowired
    OrganizationHandler(EventSourcing sourcing, VerifiedDomains domains, OrganizationTransactions transactions) {
        this(
                sourcing.repository(Organization.class),
                sourcing.repository(RefusalRecord.class),
                sourcing.store(),
                domains,
                transactions::alone);
    }

    /** @param alone keeps everybody else who writes for the organization waiting */
    OrganizationHandler(
            Repository<Organization> organizations,
            Repository<RefusalRecord> refusals,
            EventStore history,
            VerifiedDomains domains,
            Runnable alone) {
        this.domains = domains;
        this.organizations = organizations;
        this.refusals = refusals;
        this.history = history;
        this.alone = alone;
    }

    @CommandHandler
    void handle(FoundOrganization command) throws Exception {
        requireZone(command.zone());
        organizations.newInstance(() ->
                new Organization(new OrganizationFounded(command.organization(), command.name(), command.zone())));
    }

    private static void requireZone(String zone) {
        try {
            if (!ZoneId.of(zone).getId().contains("/")) {
                throw new DateTimeException("an offset, not a zone");
            }
        } catch (DateTimeException unknown) {
            if (!zone.equals("UTC")) {
                throw new Refused(new ZoneUnknown(zone));
            }
        }
    }

    @CommandHandler
    void handle(VerifyDomain command, Origin origin) {
        var fact = new DomainVerified(command.organization(), command.domain().name(), command.proof());
        try {
            organizations.load(command.organization().toString()).execute(organization -> {
                if (domains.add(origin.organization(), command.domain())) {
                    organization.apply(fact);
                }
            });
        } catch (AggregateNotFoundException unknown) {
            throw new Refused(new OrganizationUnknown(command.organization()));
        }
    }

    @CommandHandler
    void handle(RecordRebuild command) {
        var fact = new ViewsRebuilt(command.organization(), command.models(), command.different());
        try {
            organizations.load(command.organization().toString()).execute(organization -> organization.apply(fact));
        } catch (AggregateNotFoundException unknown) {
            throw new Refused(new OrganizationUnknown(command.organization()));
        }
    }

    @CommandHandler
    void handle(AddSchema command, Origin origin) {
        var organization = origin.organization().value();
        alone(
                origin,
                it -> it.addSchema(new SchemaAdded(
                        organization, command.resourceType(), command.schema().document())));
    }

    @CommandHandler
    void handle(ChangeSchema command, Origin origin) {
        var organization = origin.organization().value();
        alone(
                origin,
                it -> it.changeSchema(
                        new SchemaChanged(organization, command.schema().document())));
    }

    @CommandHandler
    void handle(DropSchema command, Origin origin) {
        alone(origin, it -> it.dropSchema(origin.organization().value(), command.urn()));
    }

    /** Nobody writes by one schema while another one takes its place. */
    private void alone(Origin origin, Consumer<Organization> work) {
        alone.run();
        try {
            organizations.load(origin.organization().toString()).execute(work);
        } catch (AggregateNotFoundException unknown) {
            throw new Refused(new OrganizationUnknown(origin.organization().value()));
        }
    }

    @CommandHandler
    void handle(RecordSeatRefusal command, Origin origin) throws Exception {
        var user = command.user();
        var whom = user == null ? "named " + UserName.key(command.userName()) : user.toString();
        var id = once(origin, "seat", whom, command.day(), command.reason());
        record(new SeatRefused(id, command.user(), command.userName(), command.day(), command.reason()));
    }

    @CommandHandler
    void handle(RecordDeprovisioningRefusal command, Origin origin) throws Exception {
        var id = once(origin, "deprovisioning", command.user(), command.day(), command.reason());
        record(new DeprovisioningRefused(id, command.user(), command.day(), command.reason()));
    }

    private static UUID once(Origin origin, Object... what) {
        var name = origin.organization() + "|" + Arrays.toString(what);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void record(RefusalEvent fact) throws Exception {
        if (history.lastSequenceNumberFor(fact.refusal().toString()).isEmpty()) {
            refusals.newInstance(() -> new RefusalRecord(fact));
        }
    }
}
