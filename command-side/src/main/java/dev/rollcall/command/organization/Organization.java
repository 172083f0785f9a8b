package dev.rollcall.command.organization;

import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import dev.rollcall.kernel.scim.Schema;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** An organization as the decisions need it: its schemas. */
final class Organization {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    private final AddedSchemas schemas = new AddedSchemas();

    Organization() {}

    Organization(OrganizationFounded fact) {
        AggregateLifecycle.apply(fact);
    }

    void apply(OrganizationEvent fact) {
        AggregateLifecycle.apply(fact);
    }

    void addSchema(SchemaAdded fact) {
        schemas.requireAddable(Schema.read(fact.schema()));
        AggregateLifecycle.apply(fact);
    }

    void changeSchema(SchemaChanged fact) {
        if (schemas.isChange(Schema.read(fact.schema()))) {
            AggregateLifecycle.apply(fact);
        }
    }

    /** @param urn in whatever letter case */
    void dropSchema(UUID organization, String urn) {
        AggregateLifecycle.apply(
                new SchemaDropped(organization, schemas.find(urn).urn()));
    }

    @EventSourcingHandler
    void evolve(OrganizationEvent event) {
        id = event.organization().toString();
        switch (event) {
            case OrganizationFounded _, DomainVerified _, ViewsRebuilt _ -> {}
            case SchemaAdded added -> schemas.evolve(added);
            case SchemaChanged changed -> schemas.evolve(changed);
            case SchemaDropped dropped -> schemas.evolve(dropped);
        }
    }
}
