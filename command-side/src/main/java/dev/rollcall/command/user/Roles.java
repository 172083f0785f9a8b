package dev.rollcall.command.user;

import dev.rollcall.command.access.Credentials;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How a role begins and ends. That of the last owner does not end. */
@Component
final class Roles {
    private final Owners owners;
    private final Credentials credentials;

    Roles(Owners owners, Credentials credentials) {
        this.owners = owners;
        this.credentials = credentials;
    }

    UserEvent grant(UUID user, Role role, Origin origin) {
        if (role != Role.OWNER) {
            return new RoleGranted(user, role);
        }
        owners.appoint(origin.organization(), user);
        return new OwnershipGranted(user);
    }

    /** With the role goes what its holder signs in with. */
    void withdraw(User user, UUID id, Origin origin, List<UserEvent> facts) {
        if (user.role() != null) {
            end(user, id, origin, facts);
            credentials.end(origin.organization(), id);
        }
    }

    /** Ends a role in whose place another one comes. */
    void end(User user, UUID id, Origin origin, List<UserEvent> facts) {
        switch (user.role()) {
            case null -> {}
            case OWNER -> {
                owners.dismiss(origin.organization(), id);
                facts.add(new OwnershipEnded(id));
            }
            case BILLING, AUDITOR -> facts.add(new RoleWithdrawn(id, user.role()));
        }
    }
}
