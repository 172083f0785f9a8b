package dev.rollcall.api.scim;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import java.util.Optional;
import java.util.UUID;

/** An id in a path or a body. One that we cannot have made is unknown, as any other unknown one. */
public final class ResourceId {
    private ResourceId() {}

    public static UUID user(String text) {
        return parse(text).orElseThrow(() -> new Refused(new UserUnknown(text)));
    }

    public static UUID team(String text) {
        return parse(text).orElseThrow(() -> new Refused(new TeamUnknown(text)));
    }

    public static Optional<UUID> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
