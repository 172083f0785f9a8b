package dev.rollcall.query.audit;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatAwaited;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.SeatWaitEnded;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the facts of users make of users, and a removal of the teams that were left. */
final class UserEffects {
    private static final String USER = "user";

    private UserEffects() {}

    static List<Effect> of(UserEvent event) {
        var user = event.user();
        return switch (event) {
            case UserProvisioned made -> provisioned(made);
            case UserRenamed renamed -> one(user, "userName", renamed.userName());
            case UserExternalIdChanged changed ->
                List.of(
                        Effects.keeper(USER, user, changed.connection()),
                        effect(user, "externalId", changed.externalId()));
            case UserLinked linked ->
                List.of(
                        Effects.keeper(USER, user, linked.connection()),
                        effect(user, "externalId", linked.externalId()));
            case UserProfileChanged changed ->
                attributes(user, changed.changes()).toList();
            case UserDeactivated _ -> one(user, "active", "false");
            case UserReactivated _ -> one(user, "active", "true");
            case SeatAssigned taken ->
                List.of(effect(user, "seat", Integer.toString(taken.seat())), effect(user, "waits", null));
            case SeatReleased _ -> one(user, "seat", null);
            case SeatAwaited _ -> one(user, "waits", "true");
            case SeatWaitEnded _ -> one(user, "waits", null);
            case OwnershipGranted _ -> one(user, "role", "OWNER");
            case RoleGranted granted -> one(user, "role", granted.role().name());
            case OwnershipEnded _, RoleWithdrawn _ -> one(user, "role", null);
            case UserLinkAllowed _ -> one(user, "linkAllowed", "true");
            case UserLinkForbidden _ -> one(user, "linkAllowed", null);
            case UserRemoved removed -> removed(removed);
        };
    }

    private static List<Effect> provisioned(UserProvisioned made) {
        var user = made.user();
        var effects = new ArrayList<Effect>();
        effects.add(effect(user, "userName", made.userName()));
        effects.add(effect(user, "active", Boolean.toString(made.active())));
        effects.add(effect(user, "externalId", made.externalId()));
        effects.add(Effects.keeper(USER, user, made.connection()));
        attributes(user, made.attributes()).forEach(effects::add);
        return effects;
    }

    private static List<Effect> removed(UserRemoved removed) {
        var left = removed.teamsLeft().stream().map(team -> TeamEffects.member(team, removed.user(), null));
        return Stream.concat(Stream.of(Effect.gone(USER, removed.user())), left).toList();
    }

    private static Stream<Effect> attributes(UUID user, ObjectNode values) {
        return values.properties().stream().map(entry -> effect(user, entry.getKey(), text(entry.getValue())));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.isString() ? value.stringValue() : value.toString();
    }

    private static List<Effect> one(UUID user, String attribute, @Nullable String value) {
        return List.of(effect(user, attribute, value));
    }

    private static Effect effect(UUID user, String attribute, @Nullable String value) {
        return new Effect(USER, user, attribute, value);
    }
}
