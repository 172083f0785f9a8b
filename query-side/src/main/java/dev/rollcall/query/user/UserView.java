package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserProfile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as the SCIM resource shows it. Groups are joined at read; neither they nor the seat count for the version.
 *
 * @param connection whose externalId it is; null where people keep the user
 * @param attributes the profile without userName, externalId and active
 * @param seat null where the user holds none
 * @param waitingSince null where the user waits for none
 * @param groups empty where they were not asked for
 */
public record UserView(
        UUID id,
        long version,
        String userName,
        @Nullable String externalId,
        @Nullable UUID connection,
        boolean active,
        Instant created,
        Instant lastModified,
        ObjectNode attributes,
        @Nullable SeatHeld seat,
        @Nullable Instant waitingSince,
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
                user.connection(),
                user.active(),
                first.recordedAt(),
                first.recordedAt(),
                user.attributes(),
                seat(commit),
                waitingSince(commit),
                List.of());
    }

    /** To another connection it is as if there were none (lifecycle C6). */
    public @Nullable String externalIdFor(@Nullable UUID asking) {
        return Objects.equals(connection, asking) ? externalId : null;
    }

    public UserProfile profile() {
        return new UserProfile(userName, externalId, active, attributes);
    }

    private static @Nullable SeatHeld seat(List<Recorded<?>> commit) {
        return commit.getLast().event() instanceof SeatAssigned assigned
                ? new SeatHeld(assigned.seat(), commit.getLast().recordedAt(), assigned.overage())
                : null;
    }

    private static @Nullable Instant waitingSince(List<Recorded<?>> commit) {
        return commit.getLast().event() instanceof SeatAwaited
                ? commit.getLast().recordedAt()
                : null;
    }

    /** @param overage whether it is beyond the size of the licence */
    public record SeatHeld(int number, Instant since, boolean overage) {}

    public record GroupOfUser(UUID id, String displayName) {}
}
