package dev.rollcall.command.user;

import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserProfile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A profile and the connection to which its externalId belongs. */
record UserProfileState(UserProfile profile, @Nullable UUID connection) {
    static UserProfileState of(UserProvisioned event) {
        return new UserProfileState(
                new UserProfile(event.userName(), event.externalId(), event.active(), event.attributes()),
                event.connection());
    }

    /** The profile as a connection knows it: it knows nothing of another's externalId (lifecycle C6). */
    UserProfile seenBy(@Nullable UUID asking) {
        return asking == null || connection == null || connection.equals(asking)
                ? profile
                : profile.withExternalId(null);
    }

    UserProfileState with(UserProfile changed) {
        return new UserProfileState(changed, connection);
    }

    UserProfileState rebound(@Nullable UUID to, @Nullable String externalId) {
        return new UserProfileState(profile.withExternalId(externalId), to);
    }
}
