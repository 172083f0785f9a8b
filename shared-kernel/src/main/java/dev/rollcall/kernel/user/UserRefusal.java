package dev.rollcall.kernel.user;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;

/** What can be in the way of a command to a user. */
public sealed interface UserRefusal extends Refusal {
    record UserUnknown(String user) implements UserRefusal {
        @Override
        public String reason() {
            return "There is no user " + user;
        }
    }

    record UserNameTaken(String userName) implements UserRefusal {
        @Override
        public String reason() {
            return "userName \"%s\" is taken in this organization: find the user by userName and update it, or send another userName"
                    .formatted(userName);
        }
    }

    record ExternalIdTaken(String externalId) implements UserRefusal {
        @Override
        public String reason() {
            return "externalId \"%s\" belongs to another user of this connection: find that user by externalId, or send another externalId"
                    .formatted(externalId);
        }
    }

    record LastOwner(UUID user) implements UserRefusal {
        @Override
        public String reason() {
            return "the last owner cannot be deprovisioned; transfer ownership under Owners first";
        }
    }

    record RoleWhileInactive(UUID user) implements UserRefusal {
        @Override
        public String reason() {
            return "An inactive member cannot have a role; reactivate user %s first".formatted(user);
        }
    }
}
