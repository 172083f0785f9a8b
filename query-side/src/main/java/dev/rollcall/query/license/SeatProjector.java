package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.SeatWaitEnded;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the licences, the spans of seats, and who waits for one. */
@Component
final class SeatProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("license_view_1", "seat_span_1", "seat_wait_1", "seat_wait_block_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new SeatTable(writes);
        Set<UUID> arrived = new HashSet<>();
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case UserProvisioned provisioned -> arrived.add(provisioned.user());
                case UserReactivated reactivated -> arrived.add(reactivated.user());
                case SeatAssigned assigned -> {
                    table.begin(record, assigned);
                    endWaitUnless(arrived, table, record, assigned.user());
                }
                case SeatReleased released -> table.end(record, released);
                case SeatAwaited awaited -> table.await(record, awaited);
                case SeatWaitEnded ended -> table.endWait(record, ended.user());
                case LicenseEvent event -> on(table, record, event);
                default -> {}
            }
        }
    }

    /** Whoever has just arrived has never waited, and those are nearly all. */
    private static void endWaitUnless(Set<UUID> arrived, SeatTable table, Recorded<?> record, UUID user) {
        if (!arrived.contains(user)) {
            table.endWait(record, user);
        }
    }

    private static void on(SeatTable table, Recorded<?> record, LicenseEvent event) {
        switch (event) {
            case SeatsPurchased purchased -> table.purchase(record, purchased);
            case LicenseResized resized -> table.resize(record, resized);
            case NoSeatPolicyChanged changed -> table.policy(record, changed);
            case OverageAllowed allowed -> table.overage(record, allowed);
        }
    }
}
