package dev.rollcall.query.license;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the list of those who were refused a seat, until they are provisioned, reactivated or removed. */
@Component
final class SeatRefusalProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("seat_refusal_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new SeatRefusalTable(writes);
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case SeatRefused refused -> table.refuse(record, refused);
                case UserProvisioned provisioned -> table.settle(record, provisioned.userName());
                case UserReactivated reactivated -> table.settle(record, reactivated.user());
                case UserRemoved removed -> table.settle(record, removed.user());
                default -> {}
            }
        }
    }
}
