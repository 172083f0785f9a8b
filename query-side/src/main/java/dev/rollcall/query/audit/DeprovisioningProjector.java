package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes every end of active access, whichever fact it came by, with the seat that the same commit freed, and who came back. */
@Component
final class DeprovisioningProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("deprovisioning_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new DeprovisioningTable(writes);
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case UserDeactivated ended ->
                    table.insert(record, ended.user(), seatFreed(commit, ended.user()), List.of());
                case UserRemoved removed
                when removed.wasActive() ->
                    table.insert(record, removed.user(), seatFreed(commit, removed.user()), removed.teamsLeft());
                case UserReactivated back -> table.returned(record, back.user(), back.user());
                case UserProvisioned back
                when back.active() && back.predecessor() != null ->
                    table.returned(record, back.predecessor(), back.user());
                default -> {}
            }
        }
    }

    private static @Nullable Integer seatFreed(List<Recorded<?>> commit, UUID user) {
        for (Recorded<?> record : commit) {
            if (record.event() instanceof SeatReleased released
                    && released.user().equals(user)) {
                return released.seat();
            }
        }
        return null;
    }
}
