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
import java.util.List;
import java.util.UUID;

/** The rows of license_view_1, seat_span_1, seat_wait_1 and seat_wait_block_1. */
final class SeatTable {
    /** So many tickets are in a block: a place is the sum of one number a block, and of a count in one. */
    private static final int BLOCK = 500;

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

    private static final String ONE_MORE_WAITS = """
            INSERT INTO seat_wait_block_1 AS kept (organization_id, license_id, block, waiting)
            SELECT organization_id, license_id, block, 1 FROM seat_wait_1 WHERE organization_id = ? AND user_id = ?
            ON CONFLICT (organization_id, license_id, block) DO UPDATE SET waiting = kept.waiting + 1""";

    private static final String OF_THE_TICKET = """
            w.organization_id = ? AND w.user_id = ?
                AND b.organization_id = w.organization_id AND b.license_id = w.license_id AND b.block = w.block""";
    private static final String ONE_WAITS_LESS =
            "UPDATE seat_wait_block_1 b SET waiting = waiting - 1 FROM seat_wait_1 w WHERE " + OF_THE_TICKET;
    private static final String EMPTY_BLOCK_GOES =
            "DELETE FROM seat_wait_block_1 b USING seat_wait_1 w WHERE " + OF_THE_TICKET + " AND b.waiting = 0";
    private static final String WAITS_NO_LONGER = "DELETE FROM seat_wait_1 WHERE organization_id = ? AND user_id = ?";

    private final Writes writes;

    SeatTable(Writes writes) {
        this.writes = writes;
    }

    void begin(Recorded<?> record, SeatAssigned event) {
        writes.within(
                "seat_span_1",
                "INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index, taken_beyond_size) VALUES (?, ?, ?, ?, ?, ?, ?)",
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
        writes.within(
                "seat_wait_1",
                "INSERT INTO seat_wait_1 (organization_id, license_id, ticket, block, user_id, since) VALUES (?, ?, ?, ?, ?, ?)",
                record.organization(),
                event.license(),
                event.ticket(),
                event.ticket() - event.ticket() % BLOCK,
                event.user(),
                record.recordedAt());
        writes.add(ONE_MORE_WAITS, record.organization(), event.user());
    }

    void endWait(Recorded<?> record, UUID user) {
        for (String sql : List.of(ONE_WAITS_LESS, EMPTY_BLOCK_GOES, WAITS_NO_LONGER)) {
            writes.add(sql, record.organization(), user);
        }
    }

    void end(Recorded<?> record, SeatReleased event) {
        if (event.retired()) {
            writes.add(LESS_OVERAGE, record.organization(), event.license(), event.user());
        }
        writes.within(
                "seat_span_1",
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
