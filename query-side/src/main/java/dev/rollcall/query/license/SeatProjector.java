package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the licences and the spans of seats. */
@Component
final class SeatProjector implements Projector {
    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new SeatTable(writes);
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case SeatAssigned assigned -> table.begin(record, assigned);
                case SeatReleased released -> table.end(record, released);
                case LicenseEvent event -> on(table, record, event);
                default -> {}
            }
        }
    }

    private static void on(SeatTable table, Recorded<?> record, LicenseEvent event) {
        switch (event) {
            case SeatsPurchased purchased -> table.purchase(record, purchased);
            case LicenseResized resized -> table.resize(record, resized);
            case NoSeatPolicyChanged changed -> table.policy(record, changed);
        }
    }
}
