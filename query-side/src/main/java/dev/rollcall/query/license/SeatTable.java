package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of license_view_1 and seat_span_1. */
@Component
class SeatTable {
    private final JdbcClient database;

    SeatTable(JdbcClient database) {
        this.database = database;
    }

    void begin(Recorded<?> record, SeatAssigned event) {
        database.sql(
                        "INSERT INTO seat_span_1 (organization_id, license_id, number, user_id, since, since_index) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        record.organization(),
                        event.license(),
                        event.seat(),
                        event.user(),
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        record.index())
                .update();
    }

    void end(Recorded<?> record, SeatReleased event) {
        database.sql(
                        "UPDATE seat_span_1 SET until = ?, until_index = ? WHERE organization_id = ? AND user_id = ? AND until IS NULL")
                .params(
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        record.index(),
                        record.organization(),
                        event.user())
                .update();
    }

    void purchase(Recorded<?> record, SeatsPurchased event) {
        database.sql(
                        "INSERT INTO license_view_1 (organization_id, license_id, name, size, policy) VALUES (?, ?, ?, ?, ?)")
                .params(
                        record.organization(),
                        event.license(),
                        event.name(),
                        event.seats(),
                        event.policy().name())
                .update();
    }

    void resize(Recorded<?> record, LicenseResized event) {
        database.sql("UPDATE license_view_1 SET size = ? WHERE organization_id = ? AND license_id = ?")
                .params(event.seats(), record.organization(), event.license())
                .update();
    }

    void policy(Recorded<?> record, NoSeatPolicyChanged event) {
        database.sql("UPDATE license_view_1 SET policy = ? WHERE organization_id = ? AND license_id = ?")
                .params(event.policy().name(), record.organization(), event.license())
                .update();
    }
}
