package dev.rollcall.api.console;

import dev.rollcall.kernel.message.OrganizationId;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Who signed in to a session. What the person may do is asked anew with every request. */
record SignedIn(UUID organizationId, UUID user) implements Principal, Serializable {
    OrganizationId organization() {
        return new OrganizationId(organizationId);
    }

    /** The name under which a person's sessions are found. */
    @Override
    public String getName() {
        return organizationId + "/" + user;
    }
}
