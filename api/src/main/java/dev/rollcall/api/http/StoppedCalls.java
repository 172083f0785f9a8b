package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Organizations whose IdP calls with a token of theirs, though it has ended or SCIM is switched off. */
@Component
public final class StoppedCalls {
    private static final int MOST = 10_000;

    private final Set<OrganizationId> organizations = new HashSet<>();

    synchronized void note(OrganizationId organization) {
        if (organizations.size() < MOST) {
            organizations.add(organization);
        }
    }

    /** Those since it was last asked. */
    public synchronized Set<OrganizationId> taken() {
        var taken = Set.copyOf(organizations);
        organizations.clear();
        return taken;
    }
}
