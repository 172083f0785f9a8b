package dev.rollcall.command.organization;

import dev.rollcall.kernel.organization.RefusalEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * One refusal of one member, day and reason. Its id is made from these, so that its stream can begin only once and no
 * counter has to be kept.
 */
final class RefusalRecord {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private @Nullable String id;

    RefusalRecord() {}

    RefusalRecord(RefusalEvent fact) {
        AggregateLifecycle.apply(fact);
    }

    @EventSourcingHandler
    void evolve(RefusalEvent event) {
        id = event.refusal().toString();
    }
}
