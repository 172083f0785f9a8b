package dev.rollcall.api.team;

import dev.rollcall.api.http.ScimAccess;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.kernel.scim.AttributeSelection;
import dev.rollcall.kernel.scim.ExtensionValues;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.team.TeamQueries;
import dev.rollcall.query.team.TeamView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A team as JSON. */
final class GroupResource {
    private final TeamView team;
    private final ScimAccess access;

    GroupResource(TeamView team, ScimAccess access) {
        this.team = team;
        this.access = access;
    }

    ResourceVersion version() {
        return new ResourceVersion(team.version());
    }

    String location() {
        return access.location(ResourceType.GROUP.endpoint(), team.id());
    }

    boolean isShown(AttributeSelection selection) {
        return !selection.asksFor("members") || team.members() != null;
    }

    /** A request that names members gets them, or is told where they are; never a team that looks empty. */
    void requireShown(AttributeSelection selection) {
        if (!isShown(selection)) {
            throw new InvalidScim(
                    ScimErrorType.TOO_MANY,
                    "Team %s has more members than one answer shows (%d in a list, %d by its id); read them page by page with GET /Users?filter=groups.value eq \"%s\""
                            .formatted(
                                    team.displayName(),
                                    TeamQueries.INLINE_MEMBERS,
                                    TeamQueries.ASKED_MEMBERS,
                                    team.id()));
        }
    }

    ObjectNode json(AttributeSelection selection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var type = access.types().group();
        var attributes = ExtensionValues.shown(type, team.attributes());
        var schemas = json.putArray("schemas").add(Schema.GROUP);
        attributes.propertyNames().forEach(schemas::add);
        json.put("id", team.id().toString());
        var externalId = team.externalIdFor(access.origin().connection());
        if (externalId != null) {
            json.put("externalId", externalId);
        }
        json.put("displayName", team.displayName());
        json.setAll(attributes);
        members(json);
        json.putObject("meta")
                .put("resourceType", ResourceType.GROUP.name())
                .put("created", team.created().toString())
                .put("lastModified", team.lastModified().toString())
                .put("location", location())
                .put("version", version().etag());
        return selection.of(type, json);
    }

    private void members(ObjectNode json) {
        var members = team.members();
        if (members == null) {
            return;
        }
        var array = json.putArray("members");
        members.forEach(member -> array.addObject()
                .put("value", member.user().toString())
                .put("$ref", access.location(ResourceType.USER.endpoint(), member.user()))
                .put("display", member.name())
                .put("type", "User"));
    }
}
