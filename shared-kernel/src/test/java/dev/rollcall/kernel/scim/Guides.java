package dev.rollcall.kernel.scim;

import static dev.rollcall.kernel.scim.Bjensen.operations;

import dev.rollcall.kernel.scim.ResourceTypes.Extension;
import dev.rollcall.kernel.testing.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** An organization that has added a schema to its users, with an attribute of every kind. */
final class Guides {
    static final String URN = "urn:ietf:params:scim:schemas:extension:guides:2.0:User";
    static final String VERSIONED = "urn:example:badge:1.0";

    static final ResourceType USER = types(definition("""
            {'name': 'badge'},
            {'name': 'Level', 'type': 'integer'},
            {'name': 'rate', 'type': 'decimal'},
            {'name': 'certified', 'type': 'boolean'},
            {'name': 'since', 'type': 'dateTime'},
            {'name': 'key', 'type': 'binary'},
            {'name': 'page', 'type': 'reference'},
            {'name': 'userName'},
            {'name': 'tours', 'multiValued': true},
            {'name': 'rooms', 'type': 'integer', 'multiValued': true},
            {'name': 'desk', 'type': 'complex', 'subAttributes': [
                {'name': 'floor', 'type': 'integer'}, {'name': 'house', 'mutability': 'immutable'}]},
            {'name': 'courses', 'type': 'complex', 'multiValued': true, 'subAttributes': [
                {'name': 'value', 'required': true}, {'name': 'hours', 'type': 'integer'},
                {'name': 'ended', 'type': 'dateTime'}, {'name': 'school', 'mutability': 'immutable'}, {'name': 'primary', 'type': 'boolean'}]},
            {'name': 'number', 'mutability': 'immutable'},
            {'name': 'note', 'returned': 'request'},
            {'name': 'seal', 'returned': 'always'}"""));

    private Guides() {}

    static String definition(String attributes) {
        return "{'id': '%s', 'name': 'Guide', 'attributes': [%s]}".formatted(URN, attributes);
    }

    static ResourceType types(String... definitions) {
        return ResourceTypes.with(List.of(definitions).stream()
                        .map(definition -> new Extension("User", SchemaDefinition.read(Json.object(definition))))
                        .toList())
                .user();
    }

    /** A user with these values. */
    static ObjectNode guide(String values) {
        return Json.object("{'userName': 'bjensen', '%s': %s}".formatted(URN, values));
    }

    static ObjectNode patch(Dialect dialect, String values, String... operations) {
        return Patch.apply(USER, dialect, guide(values), operations(operations));
    }
}
