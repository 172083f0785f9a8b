package dev.rollcall.query.total;

import dev.rollcall.kernel.fact.Writes;
import java.util.UUID;

/** The rows of resource_total_1. */
final class TotalTable {
    /** More than a node has connections to the database, so that these seldom meet in one. */
    private static final int SLOTS = 64;

    private static final String ADD = """
            INSERT INTO resource_total_1 AS kept (organization_id, resource_type, slot, resources)
            VALUES (?, ?, pg_backend_pid() %% %d, ?)
            ON CONFLICT (organization_id, resource_type, slot) DO UPDATE SET resources = kept.resources + excluded.resources""".formatted(SLOTS);

    private final Writes writes;

    TotalTable(Writes writes) {
        this.writes = writes;
    }

    /** @param more negative where there are fewer; a slot alone may fall below zero */
    void add(UUID organization, String resourceType, int more) {
        writes.within("resource_total_1", ADD, organization, resourceType, more);
    }
}
