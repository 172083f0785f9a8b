package dev.rollcall.query.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A team as the SCIM resource shows it.
 *
 * @param manual whether people keep it, and no connection
 * @param attributes the values of extensions, by their URN
 * @param members null where they were not asked for or are too many to come unasked
 */
public record TeamView(
        UUID id,
        long version,
        String displayName,
        @Nullable String externalId,
        Instant created,
        Instant lastModified,
        boolean manual,
        ObjectNode attributes,
        @Nullable List<Member> members) {

    /** @param name the member's displayName, else the userName */
    public record Member(UUID user, String name) {}
}
