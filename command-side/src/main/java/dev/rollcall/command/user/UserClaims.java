package dev.rollcall.command.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserProfile;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One name, one living user, in each organization. Taken, changed and freed in the transaction of the event. */
interface UserClaims {
    /**
     * Claims the names of a new user.
     *
     * @return a removed user who had one of them
     */
    Optional<UUID> take(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile);

    void change(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile);

    /** Frees the names and locks out everybody who is about to refer to the user. */
    void free(OrganizationId organization, UUID user);
}
