package dev.rollcall.api.console;

import dev.rollcall.api.http.Ids;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.query.organization.CredentialQueries.Invitation;
import dev.rollcall.query.organization.RoleQueries;
import dev.rollcall.query.organization.RoleQueries.Holder;
import dev.rollcall.query.user.UserQueries;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a person chose at a link becomes what it signs in with; and its name, where nobody has given it one yet. */
@Component
final class Arrival {
    /** The owner of a first start is named before anybody knows who that is (RFC 2606 §2). */
    private static final String NAMELESS = ".invalid";

    private final Invitations invitations;
    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final RoleQueries roles;
    private final UserQueries users;
    private final FoundingAddress founding;
    private final Dispatch dispatch;
    private final Ids ids;
    private final Clock clock;

    Arrival(
            Invitations invitations,
            Credentials credentials,
            PasswordEncoder passwords,
            RoleQueries roles,
            UserQueries users,
            FoundingAddress founding,
            Dispatch dispatch,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.credentials = credentials;
        this.passwords = passwords;
        this.roles = roles;
        this.users = users;
        this.founding = founding;
        this.dispatch = dispatch;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the person signs in with already. */
    Optional<String> email(Invitation invitation) {
        return holder(invitation).flatMap(Holder::email).filter(known -> !known.endsWith(NAMELESS));
    }

    /** All in one transaction. @return whether the link was good */
    boolean begin(Invitation invitation, String link, String email, String password) {
        var hash = passwords.encode(password);
        var origin = origin(invitation);
        return dispatch.together(origin, () -> {
            boolean good = invitations.redeem(invitation, link);
            if (good) {
                credentials.set(invitation.organization(), invitation.user(), email, hash);
                founding.chosen(invitation.user(), email, origin);
                if (isNameless(invitation) && isFree(invitation, email)) {
                    dispatch.send(named(invitation, email), origin);
                }
            }
            return good;
        });
    }

    private boolean isNameless(Invitation invitation) {
        return holder(invitation)
                .filter(holder -> holder.userName().endsWith(NAMELESS))
                .isPresent();
    }

    /** An identity provider may have sent the person before; then that member has the name. */
    private boolean isFree(Invitation invitation, String email) {
        return users.idOf(invitation.organization(), email).isEmpty();
    }

    private Optional<Holder> holder(Invitation invitation) {
        return roles.holder(invitation.organization(), invitation.user());
    }

    private static PatchUser named(Invitation invitation, String email) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        var operations = change.putArray("Operations");
        operations.addObject().put("op", "replace").put("path", "userName").put("value", email);
        operations
                .addObject()
                .put("op", "replace")
                .put("path", "emails")
                .putArray("value")
                .addObject()
                .put("value", email)
                .put("type", "work")
                .put("primary", true);
        return new PatchUser(
                invitation.user(), PatchOperation.read(change), ResourceType.USER, Dialect.RFC, Precondition.NONE);
    }

    private Origin origin(Invitation invitation) {
        return new Origin(
                invitation.organization(),
                "invited:" + invitation.user(),
                null,
                Origin.ADMIN,
                ids.next(),
                clock.instant());
    }
}
