package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.query.organization.SchemaQueries;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The resource types of organizations, as they were at one revision of their schemas. Whoever asks names the revision, and
 * has to see to it that it still is the present one.
 */
@Component
public final class KnownTypes {
    private static final int MOST = 256;

    private final SchemaQueries schemas;
    private final Map<OrganizationId, Known> known = new LinkedHashMap<>();

    KnownTypes(SchemaQueries schemas) {
        this.schemas = schemas;
    }

    private record Known(long revision, ResourceTypes types) {}

    /** @param revision 0 where the organization has never added a schema */
    public ResourceTypes of(OrganizationId organization, long revision) {
        if (revision == 0) {
            return ResourceTypes.BUILT_IN;
        }
        var found = find(organization);
        if (found != null && found.revision() == revision) {
            return found.types();
        }
        var types = ResourceTypes.with(schemas.all(organization));
        remember(organization, new Known(revision, types));
        return types;
    }

    private synchronized @Nullable Known find(OrganizationId organization) {
        return known.get(organization);
    }

    private synchronized void remember(OrganizationId organization, Known found) {
        if (known.size() >= MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(organization, found);
    }
}
