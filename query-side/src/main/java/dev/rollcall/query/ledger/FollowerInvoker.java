package dev.rollcall.query.ledger;

import dev.rollcall.kernel.message.OrganizationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Hands a follower what Axon gives one by one: all facts of a batch at once, organization by organization. */
final class FollowerInvoker implements EventHandlerInvoker {
    private static final String BATCH = "sealed facts";

    /** Longer than Axon waits before it tries again: a failure that was so long ago is another node's by now. */
    private static final Duration RECENT = Duration.ofMinutes(2);

    private final Follower follower;
    private final PacedLedger ledger;
    private final OrganizationWrites writes;
    private volatile @Nullable Long failed;

    FollowerInvoker(Follower follower, PacedLedger ledger, LedgerDatabase database) {
        this.follower = follower;
        this.ledger = ledger;
        this.writes = new OrganizationWrites(database.source());
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return event.getPayload() instanceof SealedFact;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        var unit = CurrentUnitOfWork.get();
        List<SealedFact> batch = unit.getOrComputeResource(BATCH, _ -> begin(unit));
        batch.add((SealedFact) event.getPayload());
    }

    private List<SealedFact> begin(UnitOfWork<?> unit) {
        var batch = new ArrayList<SealedFact>();
        unit.onPrepareCommit(_ -> write(batch));
        unit.afterCommit(_ -> wrote(batch.getLast()));
        unit.onRollback(_ -> failed = System.nanoTime());
        return batch;
    }

    private void wrote(SealedFact last) {
        failed = null;
        ledger.wrote(last.sealNo());
    }

    /** Whether the last batch failed. Axon's own status forgets it as soon as the claim is given back. */
    boolean isFailing() {
        var at = failed;
        return at != null && System.nanoTime() - at < RECENT.toNanos();
    }

    private void write(List<SealedFact> batch) {
        var parts = new LinkedHashMap<OrganizationId, List<SealedFact>>();
        batch.forEach(fact -> parts.computeIfAbsent(fact.fact().origin().organization(), _ -> new ArrayList<>())
                .add(fact));
        parts.forEach((organization, facts) -> {
            writes.of(organization, to -> follower.follow(facts, to));
        });
    }
}
