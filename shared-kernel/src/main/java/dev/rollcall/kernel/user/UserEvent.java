package dev.rollcall.kernel.user;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.fact.Personal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a user, in the user's own stream: profile, access, seat, ownership. */
public sealed interface UserEvent extends Event {
    UUID user();

    @Override
    default UUID subject() {
        return user();
    }

    /** Whether the fact changes the SCIM resource itself; a seat stands beside it and has its own version. */
    default boolean changesResource() {
        return true;
    }

    /**
     * @param connection null for a manual member
     * @param normaliser the version of {@link UserName} that made the key of the name
     * @param predecessor a removed user of the same userName or externalId
     * @param attributes the profile, without userName, externalId and active
     */
    @Fact(name = "user.provisioned", says = "A person became a member")
    record UserProvisioned(
            UUID user,
            @Nullable UUID connection,
            @Personal String userName,
            @Personal @Nullable String externalId,
            boolean active,
            @Personal ObjectNode attributes,
            int normaliser,
            @Nullable UUID predecessor)
            implements UserEvent {}

    @Fact(name = "user.renamed", says = "A member has another userName; the old one is free")
    record UserRenamed(UUID user, @Personal String userName, int normaliser) implements UserEvent {}

    /** @param externalId null when the IdP took it away */
    @Fact(name = "user.external-id-changed", says = "The IdP knows a member by another id")
    record UserExternalIdChanged(
            UUID user,
            @Nullable UUID connection,
            @Personal @Nullable String externalId) implements UserEvent {}

    /** @param externalId the IdP's id of the member, null where the request that linked it named none */
    @Fact(
            name = "user.linked",
            says = "An identity provider took a manual member over; userName and e-mail stayed as they were")
    record UserLinked(
            UUID user, UUID connection, @Personal @Nullable String externalId) implements UserEvent {}

    @Fact(
            name = "user.link-allowed",
            says = "The next request of the identity provider about a manual member may link it")
    record UserLinkAllowed(UUID user) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    @Fact(name = "user.link-forbidden", says = "A manual member may not be linked any more")
    record UserLinkForbidden(UUID user) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    /** @param changes the new value of each changed attribute, JSON null for one that is gone */
    @Fact(name = "user.profile-changed", says = "Attributes of a member have other values")
    record UserProfileChanged(UUID user, @Personal ObjectNode changes) implements UserEvent {}

    @Fact(name = "user.deactivated", says = "A member's access ended; memberships stay without effect")
    record UserDeactivated(UUID user) implements UserEvent {}

    /** @param teams the memberships that take effect again */
    @Fact(name = "user.reactivated", says = "A member has access again")
    record UserReactivated(UUID user, List<UUID> teams) implements UserEvent {}

    /** @param wasActive whether access ended with the removal, or had ended before */
    @Fact(name = "user.removed", says = "A member was deleted; only history remains")
    record UserRemoved(UUID user, boolean wasActive, List<UUID> teamsLeft) implements UserEvent {}

    @Fact(name = "seat.assigned", says = "A member took a seat")
    record SeatAssigned(UUID user, UUID license, int seat) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    /** @param retired the licence shrank below its use: the seat is gone with its release */
    @Fact(name = "seat.released", says = "A member's seat became free")
    record SeatReleased(UUID user, UUID license, int seat, boolean retired) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    @Fact(name = "ownership.granted", says = "A member became an owner of the organization")
    record OwnershipGranted(UUID user) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    @Fact(name = "ownership.ended", says = "A member is no owner any more")
    record OwnershipEnded(UUID user) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    /** @param role any but that of an owner, which has facts of its own */
    @Fact(name = "role.granted", says = "A member may look into the console")
    record RoleGranted(UUID user, Role role) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }

    @Fact(name = "role.withdrawn", says = "A member may not look into the console any more")
    record RoleWithdrawn(UUID user, Role role) implements UserEvent {
        @Override
        public boolean changesResource() {
            return false;
        }
    }
}
