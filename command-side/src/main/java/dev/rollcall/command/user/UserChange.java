package dev.rollcall.command.user;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserLinked;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what a user is to who asks and what a request wants: as facts, and as what has to be decided for them.
 *
 * @param link the connection that takes a manual member over with this request, null for any other change
 */
record UserChange(
        UUID user,
        UserProfile before,
        UserProfile after,
        @Nullable UUID link) {
    /** A request that links changes neither userName nor e-mail: whoever has them signs in with them. */
    static UserChange linking(UUID user, UserProfile before, UserProfile wanted, UUID connection) {
        return new UserChange(user, before, wanted.withLoginOf(before), connection);
    }

    static UserChange of(UUID user, UserProfile before, UserProfile wanted) {
        return new UserChange(user, before, wanted, null);
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
        if (link != null) {
            facts.add(new UserLinked(user, link, after.externalId()));
        } else if (rebinds()) {
            facts.add(new UserExternalIdChanged(user, connection, after.externalId()));
        }
        var changes = before.changesTo(after);
        if (!changes.isEmpty()) {
            facts.add(new UserProfileChanged(user, changes));
        }
        return facts;
    }

    boolean renames() {
        return !before.userName().equals(after.userName());
    }

    /** Whether the externalId becomes another one, or another connection's. */
    boolean rebinds() {
        return link != null || !Objects.equals(before.externalId(), after.externalId());
    }
}
