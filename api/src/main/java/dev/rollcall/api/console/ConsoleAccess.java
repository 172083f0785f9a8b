package dev.rollcall.api.console;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Who asks for a page, and may do what. */
public record ConsoleAccess(
        UUID user,
        OrganizationId organization,
        Role role,
        String userName,
        String organizationName,
        ZonedTimes times,
        UUID requestId,
        Instant receivedAt) {
    static final String ATTRIBUTE = ConsoleAccess.class.getName();

    public boolean isOwner() {
        return role == Role.OWNER;
    }

    /** Whether the reader may change seats. */
    public boolean changesSeats() {
        return role != Role.AUDITOR;
    }

    public Origin origin() {
        var actor = role.name().toLowerCase(Locale.ROOT) + ":" + user;
        return new Origin(organization, actor, null, Origin.ADMIN, requestId, receivedAt);
    }
}
