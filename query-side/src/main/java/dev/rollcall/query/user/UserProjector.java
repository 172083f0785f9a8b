package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the view of users: one write for each user in a commit. */
@Component
final class UserProjector implements Projector {
    private final UserTable table;

    UserProjector(UserTable table) {
        this.table = table;
    }

    @Override
    public void project(List<Recorded<?>> commit) {
        Map<UUID, UserRowChange> changes = new LinkedHashMap<>();
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case UserProvisioned provisioned -> table.insert(record, provisioned);
                case UserRemoved removed -> {
                    changes.remove(removed.user());
                    table.remove(record, removed.user());
                }
                case UserEvent event ->
                    changes.computeIfAbsent(event.user(), user -> new UserRowChange(record, user))
                            .add(record, event);
                default -> {}
            }
        }
        changes.values().stream().filter(change -> !change.isEmpty()).forEach(table::update);
    }
}
