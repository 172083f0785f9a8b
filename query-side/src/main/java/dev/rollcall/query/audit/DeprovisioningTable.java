package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of deprovisioning_1. */
final class DeprovisioningTable {
    private final Writes writes;

    DeprovisioningTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, UUID user, @Nullable Integer seat, List<UUID> teamsLeft) {
        var origin = record.origin();
        writes.within(
                "deprovisioning_1",
                """
                INSERT INTO deprovisioning_1 (organization_id, event_index, user_id, requested_at, effective_at,
                    verb, actor, connection_id, request_id, seat, teams_left)
                VALUES (?, ?, ?, ?, ?, ?, ?, cast(? AS uuid), ?, cast(? AS integer), cast(? AS uuid[]))""",
                record.organization(),
                record.index(),
                user,
                origin.receivedAt(),
                record.recordedAt(),
                origin.verb(),
                origin.actor(),
                origin.connection(),
                origin.requestId(),
                seat,
                teamsLeft);
    }

    /** @param user whose access ended before; @param as the same user, or the one that came after a removal */
    void returned(Recorded<?> record, UUID user, UUID as) {
        writes.within(
                "deprovisioning_1",
                "UPDATE deprovisioning_1 SET returned_at = ?, returned_as = ? WHERE organization_id = ? AND user_id = ? AND returned_at IS NULL",
                record.recordedAt(),
                as,
                record.organization(),
                user);
    }
}
