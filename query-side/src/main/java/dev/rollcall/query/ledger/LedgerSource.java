package dev.rollcall.query.ledger;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger as Axon's processors read it. A token is a seal's number alone: there are no gaps to remember. */
@Component
public final class LedgerSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final LedgerTable table;
    private final Set<LedgerStream> streams = ConcurrentHashMap.newKeySet();
    private volatile long head;

    public LedgerSource(LedgerDatabase database) {
        this.table = new LedgerTable(database);
    }

    /** To be told after each cycle of a sealer, whichever node has sealed: whoever rests may go on by then. */
    public void reached(long sealNo) {
        head = Math.max(head, sealNo);
        streams.forEach(LedgerStream::wake);
    }

    /** Facts behind a place, as many as are written down in a moment; none where it ends. */
    public List<SealedFact> page(long after) {
        return table.following(after, LedgerStream.PAGE);
    }

    /** The last seal that this node knows of. */
    long head() {
        return head;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return openStream(after, Tempo.WITHOUT_REST);
    }

    BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after, Tempo tempo) {
        var stream = new LedgerStream(this, table, position(after), tempo, streams::remove);
        streams.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(table.lastSeal());
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }
}
