package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.user.UserView.SeatHeld;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the view of users: one write for each user in a commit. */
@Component
final class UserProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("user_view_1", "user_email_1", "user_text_1", "former_member_1", "former_email_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new UserTable(writes);
        Map<UUID, Recorded<?>> firstSeats = firstSeats(commit);
        Map<UUID, UserRowChange> changes = new LinkedHashMap<>();
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case UserProvisioned provisioned ->
                    table.insert(record, provisioned, held(firstSeats.get(provisioned.user())));
                case UserRemoved removed -> {
                    changes.remove(removed.user());
                    table.remove(record, removed.user());
                }
                case UserEvent event
                when !record.equals(firstSeats.get(event.user())) ->
                    changes.computeIfAbsent(event.user(), user -> new UserRowChange(record.organization(), user))
                            .add(record, event);
                default -> {}
            }
        }
        changes.values().forEach(table::update);
    }

    /** The seats assigned in the commit that provisions their holders: these rows are written with the seat in them. */
    private static Map<UUID, Recorded<?>> firstSeats(List<Recorded<?>> commit) {
        Map<UUID, Recorded<?>> seats = new HashMap<>();
        Set<UUID> provisioned = new HashSet<>();
        for (Recorded<?> record : commit) {
            switch (record.event()) {
                case UserProvisioned event -> provisioned.add(event.user());
                case SeatAssigned event
                when provisioned.contains(event.user()) -> seats.putIfAbsent(event.user(), record);
                default -> {}
            }
        }
        return seats;
    }

    private static @Nullable SeatHeld held(@Nullable Recorded<?> record) {
        return record != null && record.event() instanceof SeatAssigned assigned
                ? new SeatHeld(assigned.seat(), record.recordedAt(), assigned.overage())
                : null;
    }
}
