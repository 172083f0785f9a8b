package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps who may look into the console. */
@Component
final class RoleProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("role_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new RoleTable(writes);
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case OwnershipGranted granted -> table.insert(record.organization(), granted.user(), Role.OWNER);
                case RoleGranted granted -> table.insert(record.organization(), granted.user(), granted.role());
                case OwnershipEnded ended -> table.delete(record.organization(), ended.user());
                case RoleWithdrawn withdrawn -> table.delete(record.organization(), withdrawn.user());
                default -> {}
            }
        }
    }
}
