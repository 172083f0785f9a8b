package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * Sealing does not get on.
 *
 * @param index the number up to which everything is sealed
 * @param since for how long
 * @param behind which transaction holds it back
 */
public record Stall(long index, Duration since, Optional<OldTransaction> behind) {
    public String told() {
        return "Sealing stands at number %d for %d s behind %s"
                .formatted(
                        index,
                        since.toSeconds(),
                        behind.map(transaction -> transaction.told(since)).orElse("no transaction that could be seen"));
    }

    /** Of the transaction; at least as long as sealing has stood. */
    public Duration age() {
        return behind.flatMap(OldTransaction::age).orElse(since);
    }
}
