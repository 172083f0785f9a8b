package dev.rollcall.query.user;

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

    public record SeatHeld(int number, Instant since) {}

    public record GroupOfUser(UUID id, String displayName) {}
}
