package dev.rollcall.command.user;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The difference between what a user is and what a request wants: as facts, and as what has to be decided for them. */
record UserChange(UUID user, UserProfile before, UserProfile after) {
    boolean touchesClaims() {
        return renames() || rebinds();
    }

    boolean endsAccess() {
        return before.active() && !after.active();
    }

    boolean restoresAccess() {
        return !before.active() && after.active();
    }

    /** @param connection the one that asks, whose externalId a new one is */
    List<UserEvent> profileFacts(@Nullable UUID connection) {
        var facts = new ArrayList<UserEvent>();
        if (renames()) {
            facts.add(new UserRenamed(user, after.userName(), UserName.NORMALISER));
        }
        if (rebinds()) {
            facts.add(new UserExternalIdChanged(user, connection, after.externalId()));
        }
        var changes = before.changesTo(after);
        if (!changes.isEmpty()) {
            facts.add(new UserProfileChanged(user, changes));
        }
        return facts;
    }

    private boolean renames() {
        return !before.userName().equals(after.userName());
    }

    boolean rebinds() {
        return !Objects.equals(before.externalId(), after.externalId());
    }
}
