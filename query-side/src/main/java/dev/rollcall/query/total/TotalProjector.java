package dev.rollcall.query.total;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Keeps the totals: one write for each type of which a commit changes the number. */
@Component
final class TotalProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("resource_total_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        add(commit, ResourceType.USER, TotalProjector::users, writes);
        add(commit, ResourceType.GROUP, TotalProjector::teams, writes);
    }

    private static void add(List<Recorded<?>> commit, ResourceType type, ToIntFunction<Event> change, Writes writes) {
        int more = commit.stream()
                .mapToInt(record -> change.applyAsInt(record.event()))
                .sum();
        if (more != 0) {
            new TotalTable(writes).add(commit.getFirst().organization(), type.name(), more);
        }
    }

    private static int users(Event event) {
        return switch (event) {
            case UserProvisioned _ -> 1;
            case UserRemoved _ -> -1;
            default -> 0;
        };
    }

    private static int teams(Event event) {
        return switch (event) {
            case TeamCreated _ -> 1;
            case TeamDissolved _ -> -1;
            default -> 0;
        };
    }
}
