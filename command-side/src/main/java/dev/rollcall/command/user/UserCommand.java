package dev.rollcall.command.user;

import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserProfile;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of a user. The organization and the connection come with the origin. */
public sealed interface UserCommand {
    UUID user();

    record ProvisionUser(UUID user, UserProfile profile) implements UserCommand {}

    /** @param resource the wanted resource as the SCIM reader made it */
    record ReplaceUser(UUID user, ObjectNode resource, ResourceType type, Dialect dialect, Precondition precondition)
            implements UserCommand {}

    record PatchUser(
            UUID user, List<PatchOperation> operations, ResourceType type, Dialect dialect, Precondition precondition)
            implements UserCommand {}

    record DeactivateUser(UUID user) implements UserCommand {}

    record ReactivateUser(UUID user) implements UserCommand {}

    record RemoveUser(UUID user, Precondition precondition) implements UserCommand {}

    /** Lets the identity provider take a manual member over, with its next request about the member. */
    record AllowUserLink(UUID user) implements UserCommand {}

    record ForbidUserLink(UUID user) implements UserCommand {}

    /** A member has one role at a time: this one takes the place of any other. */
    record GrantRole(UUID user, Role role) implements UserCommand {}

    record WithdrawRole(UUID user) implements UserCommand {}
}
