package dev.rollcall.command.user;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.EventSourcing;
import dev.rollcall.command.history.Question;
import dev.rollcall.command.user.UserClaims.Claim.Made;
import dev.rollcall.command.user.UserClaims.Claim.NameHeld;
import dev.rollcall.command.user.UserCommand.AllowUserLink;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.ForbidUserLink;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.GrantSeat;
import dev.rollcall.command.user.UserCommand.PatchUser;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.command.user.UserCommand.ReactivateUser;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.command.user.UserCommand.ReplaceUser;
import dev.rollcall.command.user.UserCommand.WithdrawRole;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.scim.ExtensionValues;
import dev.rollcall.kernel.scim.Patch;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.RoleWhileInactive;
import dev.rollcall.kernel.user.UserRefusal.UserUnknown;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Carries out what is asked of users. Everything a decision takes from a table is taken before the first event is
 * appended and in one order: owners, claims, seat, roster. Whatever ends access, by whichever verb, ends in one place.
 */
@Component
public final class UserHandler implements CommandHandlers {
    private final Repository<User> users;
    private final BiFunction<OrganizationId, UUID, Question<?>> streams;
    private final UserClaims claims;
    private final Seating seating;
    private final Memberships memberships;
    private final Roles roles;
    private final Linking linking;

    @Autowired
    UserHandler(
            EventSourcing sourcing,
            UserClaims claims,
            Seating seating,
            Memberships memberships,
            Roles roles,
            Linking linking) {
        this(sourcing.repository(User.class), sourcing::stream, claims, seating, memberships, roles, linking);
    }

    UserHandler(
            Repository<User> users,
            BiFunction<OrganizationId, UUID, Question<?>> streams,
            UserClaims claims,
            Seating seating,
            Memberships memberships,
            Roles roles,
            Linking linking) {
        this.users = users;
        this.streams = streams;
        this.claims = claims;
        this.seating = seating;
        this.memberships = memberships;
        this.roles = roles;
        this.linking = linking;
    }

    @Override
    public List<Question<?>> opening(Object command, Origin origin) {
        return switch (command) {
            case ProvisionUser provision -> opening(provision, origin);
            case UserCommand change -> List.of(streams.apply(origin.organization(), change.user()));
            default -> List.of();
        };
    }

    private List<Question<?>> opening(ProvisionUser command, Origin origin) {
        var user = command.user();
        var profile = command.profile();
        var questions = new ArrayList<>(claims.taking(origin.organization(), user, origin.connection(), profile));
        if (profile.active()) {
            questions.addAll(seating.taking(user, origin));
        }
        return questions;
    }

    @CommandHandler
    void handle(ProvisionUser command, Origin origin) throws Exception {
        var user = command.user();
        var profile = command.profile();
        var predecessor = claimed(user, profile, origin);
        var facts = new ArrayList<UserEvent>();
        facts.add(new UserProvisioned(
                user,
                origin.connection(),
                profile.userName(),
                profile.externalId(),
                profile.active(),
                profile.attributes(),
                UserName.NORMALISER,
                predecessor));
        if (profile.active()) {
            seating.take(user, origin, facts);
        }
        users.newInstance(() -> new User(facts));
    }

    private @Nullable UUID claimed(UUID user, UserProfile profile, Origin origin) {
        return switch (claims.take(origin.organization(), user, origin.connection(), profile)) {
            case Made made -> made.predecessor();
            case NameHeld held ->
                throw new Refused(
                        invoke(held.holder(), new Busy(), holder -> linking.taken(profile.userName(), holder, origin)));
        };
    }

    @CommandHandler
    void handle(ReplaceUser command, Origin origin) {
        change(command.user(), command.precondition(), origin, before -> {
            var wanted = UserProfile.of(command.resource(), before.active());
            var kept = command.dialect().keepsAbsentInPut() ? wanted.keeping(before) : wanted;
            return kept.withAttributes(
                    ExtensionValues.replaced(command.type(), before.attributes(), kept.attributes()));
        });
    }

    @CommandHandler
    void handle(PatchUser command, Origin origin) {
        change(command.user(), command.precondition(), origin, before -> {
            var patched = Patch.apply(command.type(), command.dialect(), before.resource(), command.operations());
            return UserProfile.patched(patched);
        });
    }

    @CommandHandler
    void handle(DeactivateUser command, Origin origin) {
        change(command.user(), Precondition.NONE, origin, before -> before.withActive(false));
    }

    @CommandHandler
    void handle(ReactivateUser command, Origin origin) {
        change(command.user(), Precondition.NONE, origin, before -> before.withActive(true));
    }

    @CommandHandler
    void handle(GrantSeat command, Origin origin) {
        with(command.user(), user -> {
            var facts = new ArrayList<UserEvent>();
            seating.grant(user, command.user(), origin, facts);
            user.apply(facts);
        });
    }

    @CommandHandler
    void handle(RemoveUser command, Origin origin) {
        with(command.user(), user -> {
            user.require(command.precondition());
            var change = linking.change(command.user(), user, before -> before.withActive(false), origin);
            var facts = new ArrayList<>(change.profileFacts(origin.connection()));
            roles.withdraw(user, command.user(), origin, facts);
            claim(change, user, origin);
            claims.free(origin.organization(), command.user());
            seating.release(user, command.user(), origin, facts);
            var left = memberships.leaveAll(origin.organization(), command.user());
            facts.add(new UserRemoved(command.user(), user.state().profile().active(), left));
            user.apply(facts);
        });
    }

    @CommandHandler
    void handle(GrantRole command, Origin origin) {
        with(command.user(), user -> {
            if (!user.state().profile().active()) {
                throw new Refused(new RoleWhileInactive(command.user()));
            }
            if (user.role() != command.role()) {
                var facts = new ArrayList<UserEvent>();
                roles.end(user, command.user(), origin, facts);
                roles.requireOwnerToSignIn(command.user(), origin, facts);
                facts.add(roles.grant(command.user(), command.role(), origin));
                user.apply(facts);
            }
        });
    }

    @CommandHandler
    void handle(WithdrawRole command, Origin origin) {
        with(command.user(), user -> {
            var facts = new ArrayList<UserEvent>();
            roles.withdraw(user, command.user(), origin, facts);
            roles.requireOwnerToSignIn(command.user(), origin, facts);
            user.apply(facts);
        });
    }

    @CommandHandler
    void handle(AllowUserLink command) {
        with(command.user(), User::allowLink);
    }

    @CommandHandler
    void handle(ForbidUserLink command) {
        with(command.user(), User::forbidLink);
    }

    private void change(UUID id, Precondition precondition, Origin origin, UnaryOperator<UserProfile> wish) {
        with(id, user -> {
            user.require(precondition);
            var change = linking.change(id, user, wish, origin);
            var lost = new ArrayList<UserEvent>();
            if (change.endsAccess()) {
                roles.withdraw(user, id, origin, lost);
            }
            claim(change, user, origin);
            var facts = new ArrayList<>(change.profileFacts(origin.connection()));
            if (change.endsAccess()) {
                facts.add(new UserDeactivated(id));
                seating.release(user, id, origin, facts);
            }
            if (change.restoresAccess()) {
                facts.add(new UserReactivated(id, memberships.teamsOf(origin.organization(), id)));
                seating.take(id, origin, facts);
            }
            facts.addAll(lost);
            user.apply(facts);
        });
    }

    private void claim(UserChange change, User user, Origin origin) {
        if (change.rebinds()) {
            claims.change(origin.organization(), change.user(), origin.connection(), change.after());
        } else if (change.renames()) {
            var kept = user.state().profile().withUserName(change.after().userName());
            claims.change(origin.organization(), change.user(), user.state().connection(), kept);
        }
    }

    private void with(UUID id, Consumer<User> work) {
        invoke(id, new UserUnknown(id.toString()), user -> {
            work.accept(user);
            return id;
        });
    }

    /** @param gone what is answered where there is no such user, or no more */
    private <T> T invoke(UUID id, Refusal gone, Function<User, T> work) {
        try {
            return users.load(id.toString()).invoke(work);
        } catch (AggregateNotFoundException unknownOrRemoved) {
            throw new Refused(gone);
        }
    }
}
