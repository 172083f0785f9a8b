package dev.rollcall.query.ledger;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/** Runs followers, each as an Axon processor on the ledger. One that fails is tried again, later and later. */
public final class Followers implements AutoCloseable {
    private record Run(PooledStreamingEventProcessor processor, FollowerInvoker invoker) {
        boolean isFailing() {
            return processor.isError() || invoker.isFailing();
        }
    }

    private final PositionTable positions;
    private final LedgerTransactions transactions;
    private final ScheduledExecutorService threads;
    private final List<Run> runs;

    /**
     * @param node an id of this process alone: two with the same one would take each other's claims
     * @param rest how many times as long as they worked followers rest, where a thousand facts a second come
     */
    public Followers(LedgerDatabase database, LedgerSource source, List<Follower> followers, UUID node, int rest) {
        positions = new PositionTable(database, node);
        transactions = new LedgerTransactions(database);
        threads = Executors.newScheduledThreadPool(
                2 * followers.size(),
                Thread.ofPlatform().name("followers-", 0).daemon().factory());
        runs = followers.stream()
                .map(follower -> run(follower, new PacedLedger(source, new Tempo(rest)), database))
                .toList();
    }

    private Run run(Follower follower, PacedLedger ledger, LedgerDatabase database) {
        var invoker = new FollowerInvoker(follower, ledger, database);
        var processor = PooledStreamingEventProcessor.builder()
                .name(follower.name())
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(ledger)
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(1)
                .tokenStore(positions)
                .transactionManager(transactions)
                .batchSize(LedgerStream.PAGE)
                .claimExtensionThreshold(2_500)
                .enableCoordinatorClaimExtension()
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
        return new Run(processor, invoker);
    }

    public void start() {
        runs.forEach(run -> run.processor().start());
    }

    /** Names of followers that fail on this node. */
    public List<String> failing() {
        return runs.stream()
                .filter(Run::isFailing)
                .map(run -> run.processor().getName())
                .toList();
    }

    /** What is to be tried again later is not waited for. */
    @Override
    public void close() {
        runs.forEach(run -> run.processor().shutDown());
        threads.shutdownNow();
    }
}
