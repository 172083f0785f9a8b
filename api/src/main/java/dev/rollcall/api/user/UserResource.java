package dev.rollcall.api.user;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.ExtensionValues;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.query.user.UserView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user as JSON. {@code schemas} and {@code id} stand first: some clients read in order. */
final class UserResource {
    private final UserView user;
    private final ScimAccess access;
    private final @Nullable Long place;

    UserResource(UserView user, ScimAccess access) {
        this(user, access, null);
    }

    /** @param place among those who wait for a seat, null where it was not asked for */
    UserResource(UserView user, ScimAccess access, @Nullable Long place) {
        this.user = user;
        this.access = access;
        this.place = place;
    }

    ResourceVersion version() {
        return new ResourceVersion(user.version());
    }

    String location() {
        return access.location(ResourceType.USER.endpoint(), user.id());
    }

    ObjectNode json(AttributeSelection selection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var type = access.types().user();
        var attributes = ExtensionValues.shown(type, user.attributes());
        var schemas = json.putArray("schemas").add(Schema.USER);
        type.extensions().stream()
                .map(Schema::id)
                .filter(urn -> urn.equals(Schema.SEAT) || attributes.has(urn))
                .forEach(schemas::add);
        json.put("id", user.id().toString());
        var externalId = user.externalIdFor(access.origin().connection());
        if (externalId != null) {
            json.put("externalId", externalId);
        }
        json.put("userName", user.userName());
        json.put("active", user.active());
        json.setAll(attributes);
        groups(json);
        seat(json);
        meta(json);
        return selection.of(type, json);
    }

    private void groups(ObjectNode json) {
        var groups = json.putArray("groups");
        user.groups()
                .forEach(group -> groups.addObject()
                        .put("value", group.id().toString())
                        .put("$ref", access.location(ResourceType.GROUP.endpoint(), group.id()))
                        .put("display", group.displayName())
                        .put("type", "direct"));
    }

    private void seat(ObjectNode json) {
        var seat = json.putObject(Schema.SEAT);
        if (user.seat() == null) {
            waiting(seat);
        } else {
            seat.put("status", user.seat().overage() ? "overage" : "held")
                    .put("number", user.seat().number())
                    .put("since", user.seat().since().toString());
        }
    }

    private void waiting(ObjectNode seat) {
        if (user.waitingSince() == null) {
            seat.put("status", "none");
        } else {
            seat.put("status", "waiting").put("since", user.waitingSince().toString());
            if (place != null) {
                seat.put("position", place);
            }
        }
    }

    private void meta(ObjectNode json) {
        json.putObject("meta")
                .put("resourceType", ResourceType.USER.name())
                .put("created", user.created().toString())
                .put("lastModified", user.lastModified().toString())
                .put("location", location())
                .put("version", version().etag());
    }
}
