package dev.rollcall.command.testing;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import java.time.Instant;
import java.util.UUID;

/** Who asks, in tests. */
public final class Origins {
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-02T09:30:00.123456Z");

    private Origins() {}

    public static OrganizationId organization() {
        return new OrganizationId(UUID.randomUUID());
    }

    /** An IdP's request. */
    public static Origin scim(OrganizationId organization, UUID connection) {
        return new Origin(organization, "token:k1", connection, "POST", UUID.randomUUID(), RECEIVED_AT);
    }

    /** What a person does by hand. */
    public static Origin admin(OrganizationId organization) {
        return new Origin(organization, "operator", null, Origin.ADMIN, UUID.randomUUID(), RECEIVED_AT);
    }
}
