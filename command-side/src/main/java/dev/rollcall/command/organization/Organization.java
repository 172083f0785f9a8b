package dev.rollcall.command.organization;

import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** An organization as the decisions need it. */
final class Organization {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    Organization() {}

    Organization(OrganizationFounded fact) {
        AggregateLifecycle.apply(fact);
    }

    void apply(OrganizationEvent fact) {
        AggregateLifecycle.apply(fact);
    }

    @EventSourcingHandler
    void evolve(OrganizationEvent event) {
        id = event.organization().toString();
    }
}
