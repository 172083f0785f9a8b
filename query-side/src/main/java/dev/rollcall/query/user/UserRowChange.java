package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All changes of one user in one commit, so that its row is written once. */
final class UserRowChange {
    final UUID organization;
    final UUID user;
    final ObjectNode changes = JsonNodeFactory.instance.objectNode();
    long version;
    Instant at;

    @Nullable
    String userName;

    @Nullable
    String externalId;

    boolean externalIdChanged;

    @Nullable
    Boolean active;

    private boolean empty = true;

    UserRowChange(Recorded<?> first, UUID user) {
        this.organization = first.organization();
        this.user = user;
        this.at = first.recordedAt();
    }

    void add(Recorded<?> record, UserEvent event) {
        if (event.changesResource()) {
            empty = false;
            version = record.sequence();
            at = record.recordedAt();
        }
        switch (event) {
            case UserRenamed renamed -> userName = renamed.userName();
            case UserExternalIdChanged changed -> {
                externalIdChanged = true;
                externalId = changed.externalId();
            }
            case UserProfileChanged changed -> changes.setAll(changed.changes());
            case UserDeactivated _ -> active = false;
            case UserReactivated _ -> active = true;
            case SeatAssigned _, SeatReleased _, OwnershipGranted _, OwnershipEnded _ -> {}
            case UserProvisioned _, UserRemoved _ -> throw new IllegalArgumentException("no change: " + event);
        }
    }

    boolean isEmpty() {
        return empty;
    }

    @Nullable
    String displayName() {
        return changes.path("displayName").asString(null);
    }
}
