package dev.rollcall.command.user;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserProfile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One name, one living user, in each organization. Taken, changed and freed in the transaction of the event. */
interface UserClaims {
    /** What has become of a claim on the names of a new user. */
    sealed interface Claim {
        /** @param predecessor a removed user who had one of them, null where there is none */
        record Made(@Nullable UUID predecessor) implements Claim {}

        /** Somebody else has the userName; nothing is claimed. */
        record NameHeld(UUID holder) implements Claim {}
    }

    /** @throws dev.rollcall.kernel.message.Refused with {@code ExternalIdTaken} */
    Claim take(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile);

    void change(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile);

    /** Frees the names and locks out everybody who is about to refer to the user. */
    void free(OrganizationId organization, UUID user);
}
