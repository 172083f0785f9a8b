package dev.rollcall.kernel.user;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** A user of this name is to be made, and there is a manual one whom the connection may not take over (lifecycle U5). */
    record ManualMember(String userName, @Nullable String domain) implements UserRefusal {
        @Override
        public String reason() {
            return "userName \"%s\" exists as a manual member; %s, then send the user again"
                    .formatted(userName, wayOut(domain));
        }
    }

    /**
     * A manual member whom the connection may not change. The reason is recorded: it holds nothing personal.
     *
     * @param domain the one that is not verified, null where the member has no e-mail address
     * @param endsAccess whether the request would have ended access
     */
    record MemberNotLinked(UUID user, @Nullable String domain, boolean endsAccess) implements UserRefusal {
        @Override
        public String reason() {
            return "User %s is a manual member, whom the identity provider may not change; %s, then send the request again"
                    .formatted(user, wayOut(domain));
        }
    }

    private static String wayOut(@Nullable String domain) {
        var byHand = "link the member under Members in Enterprise Controls";
        return domain == null ? byHand : "verify the domain %s or %s".formatted(domain, byHand);
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
