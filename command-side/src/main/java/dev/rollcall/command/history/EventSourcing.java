package dev.rollcall.command.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/** Makes repositories of aggregates on the event store. */
public final class EventSourcing {
    private final EmbeddedEventStore store;
    private final List<AggregateFactory<?>> snapshotted = new ArrayList<>();
    private final OrganizationTransactions transactions;
    private final Snapshots snapshots;
    private final SnapshotSerializer serializer;

    EventSourcing(
            EmbeddedEventStore store,
            OrganizationTransactions transactions,
            Snapshots snapshots,
            SnapshotSerializer serializer) {
        this.serializer = serializer;
        this.store = store;
        this.transactions = transactions;
        this.snapshots = snapshots;
    }

    public EventStore store() {
        return store;
    }

    /** For short streams: no snapshot is looked for, which saves a round trip at each load. */
    public <T> Repository<T> repository(Class<T> aggregate) {
        return new ShortStreams<>(EventSourcingRepository.builder(aggregate).eventStore(store), store);
    }

    /** For streams that grow without end. @param weight of an event, 1 for one of the usual size */
    public <T> Repository<T> snapshotted(Class<T> aggregate, ToIntFunction<Object> weight) {
        serializer.learn(aggregate);
        snapshotted.add(new GenericAggregateFactory<>(aggregate));
        return EventSourcingRepository.builder(aggregate)
                .eventStore(store)
                .snapshotTriggerDefinition(new WeighedSnapshots(snapshotter(), weight))
                .build();
    }

    private Snapshotter snapshotter() {
        return AggregateSnapshotter.builder()
                .eventStore(store)
                .transactionManager(transactions)
                .executor(snapshots)
                .aggregateFactories(snapshotted)
                .build();
    }

    private static final class ShortStreams<T> extends EventSourcingRepository<T> {
        private final EventStore store;

        ShortStreams(EventSourcingRepository.Builder<T> builder, EventStore store) {
            super(builder);
            this.store = store;
        }

        /** A stream of another kind of aggregate is none of ours: its id, sent as one of ours, is unknown. */
        @Override
        protected DomainEventStream readEvents(String aggregate) {
            var stream = store.readEvents(aggregate, 0);
            return !stream.hasNext()
                            || stream.peek().getType().equals(aggregateModel().type())
                    ? stream
                    : DomainEventStream.empty();
        }
    }
}
