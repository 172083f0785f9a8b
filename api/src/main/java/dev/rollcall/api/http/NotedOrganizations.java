package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import java.util.HashSet;
import java.util.Set;

/** Organizations with which something has happened, until somebody asks; in memory, and bounded. */
abstract class NotedOrganizations {
    private static final int MOST = 10_000;

    private final Set<OrganizationId> organizations = new HashSet<>();

    public synchronized void note(OrganizationId organization) {
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
