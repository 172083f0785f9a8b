package dev.rollcall.query.ledger;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The ledger as one follower reads it, at its own tempo. */
record PacedLedger(LedgerSource source, Tempo tempo) implements StreamableMessageSource<TrackedEventMessage<?>> {
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        tempo.begin(LedgerSource.position(after), source.head(), System.nanoTime());
        return source.openStream(after, tempo);
    }

    /** The rows of a follower are committed up to there. */
    void wrote(long seal) {
        tempo.wrote(seal, source.head(), System.nanoTime());
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }
}
