package dev.rollcall.command.user;

import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserLinkAllowed;
import dev.rollcall.kernel.user.UserEvent.UserLinkForbidden;
import dev.rollcall.kernel.user.UserEvent.UserLinked;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A user as the decisions need it: profile, seat, role. Knows no clock, no table, no other user. */
final class User {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable UserProfileState state;
    private @Nullable Seat seat;
    private @Nullable Role role;
    private boolean linkAllowed;
    private long version;

    User() {}

    User(List<UserEvent> facts) {
        apply(facts);
    }

    void apply(List<UserEvent> facts) {
        facts.forEach(AggregateLifecycle::apply);
    }

    void require(Precondition precondition) {
        new ResourceVersion(version).require(precondition);
    }

    UserProfileState state() {
        return Objects.requireNonNull(state);
    }

    @Nullable
    Seat seat() {
        return seat;
    }

    @Nullable
    Role role() {
        return role;
    }

    /** Whether people keep the member, and no connection. */
    boolean isManual() {
        return state().connection() == null;
    }

    /** Whether an owner lets the identity provider take the member over. */
    boolean isLinkAllowed() {
        return linkAllowed;
    }

    void allowLink() {
        if (isManual() && !linkAllowed) {
            AggregateLifecycle.apply(new UserLinkAllowed(UUID.fromString(Objects.requireNonNull(id))));
        }
    }

    void forbidLink() {
        if (isManual() && linkAllowed) {
            AggregateLifecycle.apply(new UserLinkForbidden(UUID.fromString(Objects.requireNonNull(id))));
        }
    }

    @EventSourcingHandler
    void evolve(UserEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case UserProvisioned provisioned -> {
                id = provisioned.user().toString();
                state = UserProfileState.of(provisioned);
            }
            case UserRenamed renamed -> state = state().with(state().profile().withUserName(renamed.userName()));
            case UserExternalIdChanged changed -> state = state().rebound(changed.connection(), changed.externalId());
            case UserLinked linked -> state = state().rebound(linked.connection(), linked.externalId());
            case UserLinkAllowed _ -> linkAllowed = true;
            case UserLinkForbidden _ -> linkAllowed = false;
            case UserProfileChanged changed ->
                state = state().with(state().profile().with(changed.changes()));
            case UserDeactivated _ -> state = state().with(state().profile().withActive(false));
            case UserReactivated _ -> state = state().with(state().profile().withActive(true));
            case SeatAssigned assigned -> seat = new Seat(assigned.license(), assigned.seat());
            case SeatReleased _ -> seat = null;
            case OwnershipGranted _ -> role = Role.OWNER;
            case RoleGranted granted -> role = granted.role();
            case OwnershipEnded _, RoleWithdrawn _ -> role = null;
            case UserRemoved _ -> AggregateLifecycle.markDeleted();
        }
        if (event.changesResource()) {
            version = sequence;
        }
    }
}
