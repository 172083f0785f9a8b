package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
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
import dev.rollcall.kernel.user.UserName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All changes of one user in one commit, so that its row is written once, and of it only what changes. */
final class UserRowChange {
    private static final String USER_NAME = "user_name = ?";

    final UUID organization;
    final UUID user;
    private final SequencedMap<String, @Nullable Object> assignments = new LinkedHashMap<>();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    UserRowChange(UUID organization, UUID user) {
        this.organization = organization;
        this.user = user;
    }

    void add(Recorded<?> record, UserEvent event) {
        switch (event) {
            case UserRenamed renamed -> {
                assignments.put(USER_NAME, renamed.userName());
                assignments.put("user_name_key = ?", UserName.key(renamed.userName()));
            }
            case UserExternalIdChanged changed -> {
                assignments.put("external_id = ?", changed.externalId());
                assignments.put("connection_id = cast(? AS uuid)", changed.connection());
            }
            case UserLinked linked -> {
                assignments.put("external_id = ?", linked.externalId());
                assignments.put("connection_id = cast(? AS uuid)", linked.connection());
            }
            case UserLinkAllowed _ -> assignments.put("link_allowed = ?", true);
            case UserLinkForbidden _ -> assignments.put("link_allowed = ?", false);
            case UserProfileChanged changed -> document.setAll(changed.changes());
            case UserDeactivated _ -> assignments.put("active = ?", false);
            case UserReactivated _ -> assignments.put("active = ?", true);
            case SeatAssigned assigned -> seat(assigned.seat(), record);
            case SeatReleased _ -> seat(null, record);
            case OwnershipGranted _, OwnershipEnded _, RoleGranted _, RoleWithdrawn _ -> {}
            case UserProvisioned _, UserRemoved _ -> throw new IllegalArgumentException("no change: " + event);
        }
        if (event.changesResource()) {
            assignments.put("version = ?", record.sequence());
            assignments.put("last_modified = ?", record.recordedAt());
        }
    }

    private void seat(@Nullable Integer number, Recorded<?> record) {
        assignments.put("seat_number = cast(? AS integer)", number);
        assignments.put("seat_since = cast(? AS timestamptz)", number == null ? null : record.recordedAt());
    }

    /** Column by column, what the row shall hold; empty where nothing that it shows has changed. */
    Map<String, @Nullable Object> assignments() {
        SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>(assignments);
        if (document.has("displayName")) {
            var displayName = document.path("displayName").asString(null);
            all.put("display_name = ?", displayName);
            all.put("display_name_key = ?", UserName.keyOrNull(displayName));
        }
        if (!document.isEmpty()) {
            all.put("document = jsonb_strip_nulls(document || cast(? AS jsonb))", document.toString());
        }
        return all;
    }

    /** Whether what is searched for parts of it may have changed. */
    boolean touchesText() {
        return assignments.containsKey(USER_NAME) || document.has("displayName") || document.has("emails");
    }

    /** Missing where the e-mails stay as they are. */
    JsonNode emails() {
        return document.path("emails");
    }
}
