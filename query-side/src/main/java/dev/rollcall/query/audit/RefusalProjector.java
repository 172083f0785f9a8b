package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.RefusalEvent;
import dev.rollcall.kernel.organization.RefusalEvent.DeprovisioningRefused;
import dev.rollcall.kernel.organization.RefusalEvent.SeatRefused;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes for whom something was refused: the fact stands in a stream of its own, and belongs to the member's history. */
@Component
final class RefusalProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("refusal_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new RefusalTable(writes);
        for (Recorded<?> record : commit) {
            if (record.event() instanceof RefusalEvent refusal) {
                var user = user(refusal);
                if (user != null) {
                    table.insert(record, user);
                }
            }
        }
    }

    private static @Nullable UUID user(RefusalEvent refusal) {
        return switch (refusal) {
            case SeatRefused seat -> seat.user();
            case DeprovisioningRefused deprovisioning -> deprovisioning.user();
        };
    }
}
