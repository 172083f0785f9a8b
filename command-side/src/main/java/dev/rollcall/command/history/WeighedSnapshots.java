package dev.rollcall.command.history;

import java.util.function.ToIntFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/** Asks for a snapshot when the events since the last one have become heavy: many, or a few large ones. */
final class WeighedSnapshots implements SnapshotTriggerDefinition {
    /** What an aggregate may cost to read, in events of the usual size. */
    private static final int MOST = 100;

    private final Snapshotter snapshotter;
    private final ToIntFunction<Object> weight;

    WeighedSnapshots(Snapshotter snapshotter, ToIntFunction<Object> weight) {
        this.snapshotter = snapshotter;
        this.weight = weight;
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregate) {
        return new Scales(snapshotter, aggregate, weight);
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregate, SnapshotTrigger trigger) {
        return trigger;
    }

    private static final class Scales extends AbstractSnapshotTrigger {
        private final transient ToIntFunction<Object> weight;
        private int sum;

        Scales(Snapshotter snapshotter, Class<?> aggregate, ToIntFunction<Object> weight) {
            super(snapshotter, aggregate);
            this.weight = weight;
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            sum += weight.applyAsInt(event.getPayload());
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return sum >= MOST;
        }

        @Override
        protected void reset() {
            sum = 0;
        }
    }
}
