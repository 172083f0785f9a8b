package dev.rollcall.command.team;

import dev.rollcall.kernel.scim.DistinctValues;
import dev.rollcall.kernel.scim.FewValues;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Overlay;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.user.Searchable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an IdP says a team is, apart from its members.
 *
 * @param attributes the values of extensions, by their URN; never changed in place
 */
public record TeamProfile(String displayName, @Nullable String externalId, ObjectNode attributes) {
    /** Reads a resource as the SCIM reader made it. */
    public static TeamProfile of(ObjectNode resource) {
        var name = resource.path("displayName").asString("");
        if (name.isBlank()) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "displayName is missing or empty; it is required");
        }
        var id = resource.path("externalId").asString(null);
        return new TeamProfile(
                Searchable.bounded("displayName", name),
                id == null || id.isEmpty() ? null : Searchable.bounded("externalId", id),
                extensions(resource));
    }

    /** Only extensions have a colon in their name. */
    private static ObjectNode extensions(ObjectNode resource) {
        ObjectNode extensions = JsonNodeFactory.instance.objectNode();
        resource.properties().stream()
                .filter(entry -> entry.getKey().indexOf(':') >= 0)
                .forEach(
                        entry -> extensions.set(entry.getKey(), entry.getValue().deepCopy()));
        DistinctValues.join(extensions);
        FewValues.require(extensions);
        return extensions;
    }

    /** The resource that PATCH operations are applied to. */
    ObjectNode resource() {
        var resource = JsonNodeFactory.instance.objectNode().put("displayName", displayName);
        if (externalId != null) {
            resource.put("externalId", externalId);
        }
        return resource.setAll(attributes);
    }

    /** This profile with what {@code absent} has and this has not. */
    TeamProfile keeping(TeamProfile absent) {
        return new TeamProfile(
                displayName,
                externalId == null ? absent.externalId : externalId,
                Overlay.of(absent.attributes, attributes));
    }

    /** The extensions in which {@code wanted} differs, JSON null for those it has not. */
    ObjectNode changesTo(TeamProfile wanted) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        wanted.attributes.properties().stream()
                .filter(entry -> !entry.getValue().equals(attributes.get(entry.getKey())))
                .forEach(entry -> changes.set(entry.getKey(), entry.getValue()));
        attributes.propertyNames().stream()
                .filter(urn -> !wanted.attributes.has(urn))
                .forEach(urn -> changes.set(urn, NullNode.getInstance()));
        return changes;
    }

    /** The attributes after such changes. */
    static ObjectNode changed(ObjectNode attributes, ObjectNode changes) {
        var changed = attributes.deepCopy();
        changes.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                changed.remove(entry.getKey());
            } else {
                changed.set(entry.getKey(), entry.getValue());
            }
        });
        return changed;
    }
}
