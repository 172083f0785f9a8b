package dev.rollcall.api.user;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.user.UserView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes resources of users, with the places of those who wait for a seat where these are asked for. */
@Component
final class UserResources {
    private final WaitingQueries waiting;

    UserResources(WaitingQueries waiting) {
        this.waiting = waiting;
    }

    UserResource of(UserView user, ScimAccess access, AttributeSelection selection) {
        return of(List.of(user), access, selection).getFirst();
    }

    List<UserResource> of(List<UserView> users, ScimAccess access, AttributeSelection selection) {
        var places = places(users, access, selection);
        return users.stream()
                .map(user -> new UserResource(user, access, places.get(user.id())))
                .toList();
    }

    private Map<UUID, Long> places(List<UserView> users, ScimAccess access, AttributeSelection selection) {
        var asked = selection.asksFor(Schema.SEAT, "position")
                ? users.stream()
                        .filter(user -> user.waitingSince() != null)
                        .map(UserView::id)
                        .toList()
                : List.<UUID>of();
        return asked.isEmpty() ? Map.of() : waiting.places(access.organization(), asked);
    }
}
