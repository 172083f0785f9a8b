package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as the SCIM resource shows it. Groups are joined at read; neither they nor the seat count for the version.
 *
 * @param attributes the profile without userName, externalId and active
 * @param seat null where the user holds none
 * @param groups empty where they were not asked for
 */
public record UserView(
        UUID id,
        long version,
        String userName,
        @Nullable String externalId,
        boolean active,
        Instant created,
        Instant lastModified,
        ObjectNode attributes,
        @Nullable SeatHeld seat,
        List<GroupOfUser> groups) {

    /** What the view shows after the one commit that provisioned a user, told without asking it. */
    public static UserView provisioned(List<Recorded<?>> commit) {
        var first = commit.getFirst();
        if (!(first.event() instanceof UserProvisioned user)) {
            throw new IllegalArgumentException("no provisioning: " + first.event());
        }
        return new UserView(
                user.user(),
                first.sequence(),
                user.userName(),
                user.externalId(),
                user.active(),
                first.recordedAt(),
                first.recordedAt(),
                user.attributes(),
                seat(commit),
                List.of());
    }

    public UserProfile profile() {
        return new UserProfile(userName, externalId, active, attributes);
    }

    private static @Nullable SeatHeld seat(List<Recorded<?>> commit) {
        return commit.getLast().event() instanceof SeatAssigned assigned
                ? new SeatHeld(assigned.seat(), commit.getLast().recordedAt())
                : null;
    }

    public record SeatHeld(int number, Instant since) {}

    public record GroupOfUser(UUID id, String displayName) {}
}
