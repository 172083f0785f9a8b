package dev.rollcall.query.ledger;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/** Runs followers, each as an Axon processor on the ledger. One that fails is tried again, later and later. */
public final class Following implements AutoCloseable {
    private static final int FACTS_AT_ONCE = 200;

    private final List<PooledStreamingEventProcessor> processors;
    private final ScheduledExecutorService threads;

    /** @param node an id of this process alone: two with the same one would take each other's claims */
    public Following(LedgerDatabase database, LedgerSource source, List<Follower> followers, UUID node) {
        threads = Executors.newScheduledThreadPool(
                2 * followers.size(),
                Thread.ofPlatform().name("followers-", 0).daemon().factory());
        var positions = new PositionTable(database, node);
        var transactions = new LedgerTransactions(database);
        processors = followers.stream()
                .map(follower -> PooledStreamingEventProcessor.builder()
                        .name(follower.name())
                        .eventHandlerInvoker(new FollowerInvoker(follower, database))
                        .errorHandler(PropagatingErrorHandler.instance())
                        .messageSource(source)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .initialSegmentCount(1)
                        .tokenStore(positions)
                        .transactionManager(transactions)
                        .batchSize(FACTS_AT_ONCE)
                        .claimExtensionThreshold(2_500)
                        .enableCoordinatorClaimExtension()
                        .coordinatorExecutor(threads)
                        .workerExecutor(threads)
                        .build())
                .toList();
    }

    public void start() {
        processors.forEach(PooledStreamingEventProcessor::start);
    }

    /** Names of followers that fail on this node. */
    public List<String> failing() {
        return processors.stream()
                .filter(processor -> processor.isError()
                        || processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState))
                .map(PooledStreamingEventProcessor::getName)
                .toList();
    }

    @Override
    public void close() {
        processors.forEach(PooledStreamingEventProcessor::shutDown);
        threads.close();
    }
}
