package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
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
import dev.rollcall.kernel.user.UserName;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one fact makes of the columns of user_version_1. */
final class UserVersionColumns {
    private final ObjectNode columns = JsonNodeFactory.instance.objectNode();

    private UserVersionColumns() {}

    /** Empty where it changes none. */
    static ObjectNode of(Recorded<?> record, UserEvent event) {
        var all = new UserVersionColumns();
        all.add(record, event);
        if (event.changesResource()) {
            all.columns
                    .put("version", record.sequence())
                    .put("last_modified", record.recordedAt().toString());
        }
        return all.columns;
    }

    private void add(Recorded<?> record, UserEvent event) {
        switch (event) {
            case UserProvisioned user -> provision(record, user);
            case UserRenamed renamed -> name(renamed.userName());
            case UserExternalIdChanged changed -> keeper(changed.connection(), changed.externalId());
            case UserLinked linked -> keeper(linked.connection(), linked.externalId());
            case UserLinkAllowed _ -> columns.put("link_allowed", true);
            case UserLinkForbidden _ -> columns.put("link_allowed", false);
            case UserProfileChanged changed -> displayName(changed.changes());
            case UserDeactivated _ -> columns.put("active", false);
            case UserReactivated _ -> columns.put("active", true);
            case SeatAssigned taken -> {
                endWait();
                seat(taken.seat(), record);
            }
            case SeatReleased _ -> seat(null, record);
            case SeatAwaited awaited ->
                columns.put("wait_license", awaited.license().toString())
                        .put("wait_ticket", awaited.ticket())
                        .put("wait_since", record.recordedAt().toString());
            case SeatWaitEnded _ -> endWait();
            case UserRemoved _, OwnershipGranted _, OwnershipEnded _, RoleGranted _, RoleWithdrawn _ -> {}
        }
    }

    private void provision(Recorded<?> record, UserProvisioned user) {
        name(user.userName());
        keeper(user.connection(), user.externalId());
        displayName(user.attributes());
        columns.put("active", user.active())
                .put("link_allowed", false)
                .put("created_at", record.recordedAt().toString());
    }

    private void name(String userName) {
        columns.put("user_name", userName).put("user_name_key", UserName.key(userName));
    }

    private void keeper(@Nullable UUID connection, @Nullable String externalId) {
        columns.put("connection_id", Objects.toString(connection, null)).put("external_id", externalId);
    }

    private void displayName(ObjectNode document) {
        if (document.has("displayName")) {
            var displayName = document.path("displayName").asString(null);
            columns.put("display_name", displayName).put("display_name_key", UserName.keyOrNull(displayName));
        }
    }

    private void seat(@Nullable Integer number, Recorded<?> record) {
        columns.put("seat_number", number)
                .put("seat_since", number == null ? null : record.recordedAt().toString());
    }

    private void endWait() {
        columns.putNull("wait_license").putNull("wait_ticket").putNull("wait_since");
    }
}
