package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.user.UserName;
import java.util.UUID;

/** The rows of seat_refusal_1. */
final class SeatRefusalTable {
    private final Writes writes;

    SeatRefusalTable(Writes writes) {
        this.writes = writes;
    }

    void refuse(Recorded<?> record, SeatRefused event) {
        var origin = record.origin();
        writes.add(
                """
                INSERT INTO seat_refusal_1 (organization_id, user_name_key, user_name, user_id, first_at, last_at, last_index,
                    reason, connection_id, request_id)
                VALUES (?, ?, ?, cast(? AS uuid), ?, ?, ?, ?, cast(? AS uuid), ?)
                ON CONFLICT (organization_id, user_name_key) DO UPDATE SET user_name = excluded.user_name,
                    user_id = excluded.user_id, last_at = excluded.last_at, last_index = excluded.last_index,
                    reason = excluded.reason, connection_id = excluded.connection_id, request_id = excluded.request_id""",
                record.organization(),
                UserName.key(event.userName()),
                event.userName(),
                event.user(),
                record.recordedAt(),
                record.recordedAt(),
                record.index(),
                event.reason(),
                origin.connection(),
                origin.requestId());
    }

    /** Whoever is provisioned under a name has what was refused to the name. */
    void settle(Recorded<?> record, String userName) {
        writes.within(
                "seat_refusal_1",
                "DELETE FROM seat_refusal_1 WHERE organization_id = ? AND user_name_key = ?",
                record.organization(),
                UserName.key(userName));
    }

    void settle(Recorded<?> record, UUID user) {
        writes.within(
                "seat_refusal_1",
                "DELETE FROM seat_refusal_1 WHERE organization_id = ? AND user_id = ?",
                record.organization(),
                user);
    }
}
