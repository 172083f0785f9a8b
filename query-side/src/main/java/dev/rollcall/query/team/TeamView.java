package dev.rollcall.query.team;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A team as the SCIM resource shows it.
 *
 * @param connection whose externalId it is; null where people keep the team
 * @param attributes the values of extensions, by their URN
 * @param members null where they were not asked for or are too many to come unasked
 */
public record TeamView(
        UUID id,
        long version,
        String displayName,
        @Nullable String externalId,
        @Nullable UUID connection,
        Instant created,
        Instant lastModified,
        ObjectNode attributes,
        @Nullable List<Member> members) {

    public boolean isManual() {
        return connection == null;
    }

    /** To another connection it is as if there were none (lifecycle C6). */
    public @Nullable String externalIdFor(@Nullable UUID asking) {
        return Objects.equals(connection, asking) ? externalId : null;
    }

    /** @param name the member's displayName, else the userName */
    public record Member(UUID user, String name) {}
}
