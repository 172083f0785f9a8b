package dev.rollcall.api.organization;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.AdminBody;
import dev.rollcall.api.http.ScimBody;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.OrganizationCommand.AddSchema;
import dev.rollcall.command.organization.OrganizationCommand.ChangeSchema;
import dev.rollcall.command.organization.OrganizationCommand.DropSchema;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.SchemaUnknown;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import dev.rollcall.kernel.scim.ResourceTypes.Extension;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.SchemaDefinition;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.organization.SchemaQueries;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that an organization has added (RFC 7643 §7), and the resource type that each extends. */
@RestController
@RequestMapping("/admin/organizations/{organization}/schemas")
class SchemasController {
    private static final String TYPE = "resourceType";
    private static final String SCHEMA = "schema";
    private static final List<String> TYPES =
            ResourceTypes.BUILT_IN.all().stream().map(ResourceType::name).toList();

    private final Dispatch dispatch;
    private final SchemaQueries schemas;

    SchemasController(Dispatch dispatch, SchemaQueries schemas) {
        this.dispatch = dispatch;
        this.schemas = schemas;
    }

    @GetMapping
    List<ObjectNode> all(AdminAccess access, @PathVariable UUID organization) {
        return schemas.all(access.organization(organization)).stream()
                .map(SchemasController::json)
                .toList();
    }

    @GetMapping("/{urn}")
    ObjectNode one(AdminAccess access, @PathVariable UUID organization, @PathVariable String urn) {
        return json(find(access.organization(organization), urn));
    }

    @PostMapping
    ResponseEntity<ObjectNode> add(AdminAccess access, @PathVariable UUID organization, ScimBody body) {
        var origin = access.origin(organization);
        var asked = AdminBody.of(body, TYPE, SCHEMA);
        var type = AdminBody.required(TYPE, asked.oneOf(TYPE, TYPES));
        var schema = schema(asked);
        dispatch.send(new AddSchema(type, schema), origin);
        return ResponseEntity.status(201).body(json(new Extension(type, schema)));
    }

    @PutMapping("/{urn}")
    ObjectNode change(AdminAccess access, @PathVariable UUID organization, @PathVariable String urn, ScimBody body) {
        var origin = access.origin(organization);
        var present = find(origin.organization(), urn);
        var asked = AdminBody.of(body, TYPE, SCHEMA);
        requireSame(TYPE, present.resourceType(), asked.oneOf(TYPE, TYPES).orElse(present.resourceType()));
        var schema = schema(asked);
        requireSame("schema.id", present.schema().id(), schema.id());
        dispatch.send(new ChangeSchema(schema), origin);
        return json(new Extension(present.resourceType(), schema));
    }

    @DeleteMapping("/{urn}")
    ResponseEntity<Void> drop(AdminAccess access, @PathVariable UUID organization, @PathVariable String urn) {
        dispatch.send(new DropSchema(urn), access.origin(organization));
        return ResponseEntity.noContent().build();
    }

    private static Schema schema(AdminBody asked) {
        return SchemaDefinition.read(AdminBody.required(SCHEMA, asked.object(SCHEMA)));
    }

    private static void requireSame(String member, String present, String asked) {
        if (!present.equals(asked)) {
            throw new InvalidScim(
                    ScimErrorType.MUTABILITY,
                    "%s is %s; it stays %s: drop the schema and add another one".formatted(member, asked, present));
        }
    }

    private Extension find(OrganizationId organization, String urn) {
        return schemas.find(organization, urn).orElseThrow(() -> new Refused(new SchemaUnknown(urn)));
    }

    private static ObjectNode json(Extension extension) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(TYPE, extension.resourceType());
        json.set(SCHEMA, extension.schema().document());
        return json;
    }
}
