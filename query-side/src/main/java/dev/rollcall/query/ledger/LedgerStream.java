package dev.rollcall.query.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads the ledger page by page, for one thread; asks the database only when there is known to be more. */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {
    static final int PAGE = 1_000;

    private final LedgerSource source;
    private final LedgerTable table;
    private final Tempo tempo;
    private final Consumer<LedgerStream> end;
    private final Deque<SealedFact> page = new ArrayDeque<>();
    private final Semaphore news = new Semaphore(0);
    private volatile Runnable available = () -> {};
    private volatile long last;

    LedgerStream(LedgerSource source, LedgerTable table, long after, Tempo tempo, Consumer<LedgerStream> end) {
        this.source = source;
        this.table = table;
        this.tempo = tempo;
        this.last = after;
        this.end = end;
    }

    /** There may be more than there was. */
    void wake() {
        if (isReady()) {
            news.release();
            available.run();
        }
    }

    private boolean isReady() {
        long head = source.head();
        return head > last && tempo.admits(last, head, System.nanoTime());
    }

    /** So nobody has to ask again and again. */
    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        available = callback;
        return true;
    }

    @Override
    public boolean hasNextAvailable() {
        if (page.isEmpty() && isReady()) {
            tempo.beginPage(System.nanoTime());
            page.addAll(table.following(last, PAGE));
            last = page.isEmpty() ? last : page.getLast().sealNo();
        }
        return !page.isEmpty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!hasNextAvailable()) {
            if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(message(page.getFirst())) : Optional.empty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable()) {
            news.acquire();
        }
        return message(page.removeFirst());
    }

    private static TrackedEventMessage<?> message(SealedFact fact) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(fact.sealNo()), GenericEventMessage.asEventMessage(fact));
    }

    @Override
    public void close() {
        end.accept(this);
    }
}
