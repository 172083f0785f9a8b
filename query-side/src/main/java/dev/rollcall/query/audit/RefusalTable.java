package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import java.util.UUID;

/** The rows of refusal_1. */
final class RefusalTable {
    private final Writes writes;

    RefusalTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, UUID user) {
        writes.within(
                "refusal_1",
                "INSERT INTO refusal_1 (organization_id, user_id, event_index) VALUES (?, ?, ?)",
                record.organization(),
                user,
                record.index());
    }
}
