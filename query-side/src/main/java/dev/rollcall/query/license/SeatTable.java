package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.util.UUID;

/** The rows of license_view_1, seat_span_1 and seat_wait_1. */
final class SeatTable {
    /** One seat less is beyond the size: the eldest of them is in it now, unless it is a later one that is released. */
    private static final String LESS_OVERAGE = """
            UPDATE license_view_1 l SET overage_from = (SELECT min(o.since_index) FROM seat_span_1 o
                WHERE o.organization_id = l.organization_id AND o.license_id = l.license_id AND o.until IS NULL
                    AND o.since_index > l.overage_from)
            FROM seat_span_1 s
            WHERE l.organization_id = ? AND l.license_id = ? AND s.organization_id = l.organization_id AND s.user_id = ?
                AND s.until IS NULL AND s.since_index <= l.overage_from""";

    private static final String RESIZE = """
            UPDATE license_view_1 l SET size = ?, overage_from = CASE WHEN cast(? AS integer) > 0 THEN
                (SELECT o.since_index FROM seat_span_1 o
                 WHERE o.organization_id = l.organization_id AND o.license_id = l.license_id AND o.until IS NULL
                 ORDER BY o.since_index DESC OFFSET greatest(cast(? AS integer) - 1, 0) LIMIT 1) END
            WHERE organization_id = ? AND license_id = ?""";

    private final Writes writes;

    SeatTable(Writes writes) {
        this.writes = writes;
    }

    void begin(Recorded<?> record, SeatAssigned event) {
        writes.add(
                "INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index, overage) VALUES (?, ?, ?, ?, ?, ?, ?)",
                record.organization(),
                event.license(),
                event.seat(),
                event.user(),
                record.recordedAt(),
                record.index(),
                event.overage());
        if (event.overage()) {
            writes.add(
                    "UPDATE license_view_1 SET overage_from = coalesce(overage_from, ?) WHERE organization_id = ? AND license_id = ?",
                    record.index(),
                    record.organization(),
                    event.license());
        }
    }

    void await(Recorded<?> record, SeatAwaited event) {
        writes.add(
                "INSERT INTO seat_wait_1 (organization_id, license_id, ticket, user_id, since) VALUES (?, ?, ?, ?, ?)",
                record.organization(),
                event.license(),
                event.ticket(),
                event.user(),
                record.recordedAt());
    }

    void endWait(Recorded<?> record, UUID user) {
        writes.add("DELETE FROM seat_wait_1 WHERE organization_id = ? AND user_id = ?", record.organization(), user);
    }

    void end(Recorded<?> record, SeatReleased event) {
        if (event.retired()) {
            writes.add(LESS_OVERAGE, record.organization(), event.license(), event.user());
        }
        writes.add(
                "UPDATE seat_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND user_id = ? AND until IS NULL",
                record.recordedAt(),
                record.index(),
                record.organization(),
                event.user());
    }

    void purchase(Recorded<?> record, SeatsPurchased event) {
        writes.add(
                "INSERT INTO license_view_1 (organization_id, license_id, name, size, policy) VALUES (?, ?, ?, ?, ?)",
                record.organization(),
                event.license(),
                event.name(),
                event.seats(),
                event.policy().name());
    }

    void resize(Recorded<?> record, LicenseResized event) {
        writes.add(RESIZE, event.seats(), event.surplus(), event.surplus(), record.organization(), event.license());
    }

    void policy(Recorded<?> record, NoSeatPolicyChanged event) {
        writes.add(
                "UPDATE license_view_1 SET policy = ? WHERE organization_id = ? AND license_id = ?",
                event.policy().name(),
                record.organization(),
                event.license());
    }

    void overage(Recorded<?> record, OverageAllowed event) {
        writes.add(
                "UPDATE license_view_1 SET overage = ? WHERE organization_id = ? AND license_id = ?",
                event.seats(),
                record.organization(),
                event.license());
    }
}
