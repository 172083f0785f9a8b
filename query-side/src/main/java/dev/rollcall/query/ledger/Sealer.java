package dev.rollcall.query.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns committed events into the ledger, in the order of their numbers, and never overtakes one. Numbers are drawn
 * before commit, so one that is missing is late or dead. It is dead once every transaction that may have drawn it is
 * over: when a survey has ended, S is drawn in a transaction of its own and noted with the highest number that was
 * seen; whoever drew a lower one had a transaction before, so an older one than S. Once the {@code xmin} of a later
 * snapshot has reached S, what is still missing in a read begun after that snapshot never comes; and what was recorded
 * before S was drawn has a number up to the last one of such a read. Any number of sealers, on any nodes, may go round.
 */
@Component
public final class Sealer {
    /** As long as nothing happens, this often is written down that nothing has happened. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final SealerTable table;
    private final LedgerTransactions transactions;

    public Sealer(LedgerDatabase database) {
        this.table = new SealerTable(database);
        this.transactions = new LedgerTransactions(database);
    }

    private record Sealed(Survey survey, Reach reach, Chain chain) {
        static Sealed nothing(Survey survey) {
            var head = survey.head();
            return new Sealed(survey, new Reach(head.index(), List.of()), new Chain(head.sealNo()));
        }

        boolean isWorthWriting() {
            var through = survey.through(reach.to());
            return reach.to() > survey.head().index() || (through != null && isLater(through));
        }

        private boolean isLater(Instant through) {
            var before = survey.head().sealedThrough();
            return before == null || !before.plus(IDLE).isAfter(through);
        }

        Cycle cycle() {
            var waited = chain.leaves().stream()
                    .map(leaf -> Duration.between(leaf.envelope().recordedAt(), survey.at()))
                    .toList();
            var through = latest(survey.head().sealedThrough(), survey.through(reach.to()));
            var late = Duration.between(through == null ? survey.since() : through, survey.at());
            var head = new Head(chain.sealNo(), reach.to(), through);
            return new Cycle(head, late, waited, survey.highest() - reach.to(), survey.isFull(), isBackdated());
        }

        /** Whether something bears a time up to which, as was told before, all had been sealed. */
        private boolean isBackdated() {
            var told = survey.head().sealedThrough();
            return told != null
                    && chain.leaves().stream()
                            .anyMatch(leaf -> leaf.envelope().recordedAt().isBefore(told));
        }

        private static @Nullable Instant latest(@Nullable Instant before, @Nullable Instant through) {
            return before == null || (through != null && through.isAfter(before)) ? through : before;
        }
    }

    /** Seals what can be sealed, a batch at most; then notes what may be dead. */
    public Cycle cycle() {
        var sealed = transactions.fetchInTransaction(this::seal);
        if (sealed.survey().own() && sealed.survey().isWorthNoting(IDLE)) {
            table.note(sealed.survey());
        }
        return sealed.cycle();
    }

    private Sealed seal() {
        var survey = table.survey();
        if (!survey.own()) {
            return Sealed.nothing(survey);
        }
        var reach = survey.reach();
        var sealed = new Sealed(survey, reach, table.read(survey.head(), reach.to()));
        if (sealed.isWorthWriting()) {
            table.seal(survey, reach, sealed.chain());
        }
        return sealed;
    }
}
