package dev.rollcall.query.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * The transaction that holds sealing back: one that has locked its tables, or else the oldest that runs and writes.
 *
 * @param pid of PostgreSQL's process, 0 for a prepared transaction
 * @param name who it is: role and application, or the id of a prepared transaction
 * @param age empty where the sealer's role may not see it
 */
public record OldTransaction(int pid, String name, Optional<Duration> age) {
    String told(Duration atLeast) {
        var open = "%s, open for %s%d s"
                .formatted(
                        name,
                        age.isEmpty() ? "at least " : "",
                        age.orElse(atLeast).toSeconds());
        return pid == 0
                ? "the prepared transaction %s; end it: ROLLBACK PREPARED".formatted(open)
                : "the transaction of process %d (%s); end it: SELECT pg_terminate_backend(%1$d)".formatted(pid, open);
    }
}
