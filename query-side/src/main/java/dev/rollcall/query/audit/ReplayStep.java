package dev.rollcall.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One fact, and what it made of the state before it. @param changes as the step does them, also where it leads back */
public record ReplayStep(long position, Instant ledgerAt, String fact, UUID subject, List<StateChange> changes) {
    ReplayStep reversed() {
        return new ReplayStep(
                position,
                ledgerAt,
                fact,
                subject,
                changes.reversed().stream().map(StateChange::reversed).toList());
    }
}
