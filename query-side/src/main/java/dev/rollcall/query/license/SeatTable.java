package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;

/** The rows of license_view_1 and seat_span_1. */
final class SeatTable {
    private final Writes writes;

    SeatTable(Writes writes) {
        this.writes = writes;
    }

    void begin(Recorded<?> record, SeatAssigned event) {
        writes.add(
                "INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index) VALUES (?, ?, ?, ?, ?, ?)",
                record.organization(),
                event.license(),
                event.seat(),
                event.user(),
                record.recordedAt(),
                record.index());
    }

    void end(Recorded<?> record, SeatReleased event) {
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
        writes.add(
                "UPDATE license_view_1 SET size = ? WHERE organization_id = ? AND license_id = ?",
                event.seats(),
                record.organization(),
                event.license());
    }

    void policy(Recorded<?> record, NoSeatPolicyChanged event) {
        writes.add(
                "UPDATE license_view_1 SET policy = ? WHERE organization_id = ? AND license_id = ?",
                event.policy().name(),
                record.organization(),
                event.license());
    }
}
