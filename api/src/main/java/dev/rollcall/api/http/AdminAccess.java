package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who administers: an owner, for one organization, or the operator, for all.
 *
 * @param only the organization of an owner, null for the operator
 */
public record AdminAccess(String actor, @Nullable OrganizationId only, UUID requestId, Instant receivedAt) {
    static final String ATTRIBUTE = AdminAccess.class.getName();

    public boolean isOperator() {
        return only == null;
    }

    /** The origin of work for an organization; another one than the owner's is unknown to the owner. */
    public Origin origin(UUID organization) {
        if (only != null && !only.value().equals(organization)) {
            throw new Refused(new OrganizationUnknown(organization));
        }
        return new Origin(new OrganizationId(organization), actor, null, Origin.ADMIN, requestId, receivedAt);
    }

    public OrganizationId organization(UUID organization) {
        return origin(organization).organization();
    }
}
