package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * Sealing does not get on, or not fast enough, or time does not.
 *
 * @param told what is wrong, and the way out where there is one
 * @param age of the transaction that holds it back, at least as long as sealing has stood; or how late sealing is
 * @param behind which transaction holds it back; empty where none does
 */
public record Stall(String told, Duration age, Optional<OldTransaction> behind) {
    /** @param index the number up to which everything is sealed; @param since for how long */
    static Stall standing(long index, Duration since, Optional<OldTransaction> behind) {
        var told = "Sealing stands at number %d for %d s behind %s"
                .formatted(
                        index,
                        since.toSeconds(),
                        behind.map(transaction -> transaction.told(since)).orElse("no transaction that could be seen"));
        return new Stall(told, behind.flatMap(OldTransaction::age).orElse(since), behind);
    }

    /** What was told to be final may not be. */
    static Stall againstTime(Cycle cycle) {
        var told =
                "Events up to number %d bear times before one that was told to be final, or that one, %s, is still to come: the database's clock was set back, or somebody has changed what it writes down"
                        .formatted(cycle.head().index(), cycle.head().sealedThrough());
        return new Stall(told, Duration.ZERO, Optional.empty());
    }

    static Stall falling(Cycle cycle) {
        var told = "Sealing does not keep up: it is %d s late at number %d, and %d numbers wait"
                .formatted(cycle.late().toSeconds(), cycle.head().index(), cycle.waiting());
        return new Stall(told, cycle.late(), Optional.empty());
    }
}
