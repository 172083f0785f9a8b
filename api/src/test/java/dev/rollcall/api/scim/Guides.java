package dev.rollcall.api.scim;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;

/** Schemas that organizations of tests add, with an attribute of every kind. */
final class Guides {
    static final String USER = "urn:ietf:params:scim:schemas:extension:guides:2.0:User";
    static final String GROUP = "urn:example:tours:1.0";

    static final String ATTRIBUTES = """
            {"name": "badge", "description": "The badge on the jacket"},
            {"name": "code", "caseExact": true},
            {"name": "level", "type": "integer"},
            {"name": "rate", "type": "decimal"},
            {"name": "certified", "type": "boolean"},
            {"name": "since", "type": "dateTime"},
            {"name": "key", "type": "binary"},
            {"name": "page", "type": "reference", "referenceTypes": ["external"]},
            {"name": "userName"},
            {"name": "members", "multiValued": true},
            {"name": "rooms", "type": "integer", "multiValued": true},
            {"name": "desk", "type": "complex", "subAttributes": [
                {"name": "floor", "type": "integer"}, {"name": "house"}]},
            {"name": "courses", "type": "complex", "multiValued": true, "subAttributes": [
                {"name": "value"}, {"name": "hours", "type": "decimal"}, {"name": "ended", "type": "dateTime"},
                {"name": "primary", "type": "boolean"}]},
            {"name": "number", "mutability": "immutable"},
            {"name": "note", "returned": "request"}""";

    private Guides() {}

    static String definition(String urn) {
        return definition(urn, ATTRIBUTES);
    }

    static String definition(String urn, String attributes) {
        return "{\"id\": \"%s\", \"name\": \"Guide\", \"attributes\": [%s]}".formatted(urn, attributes);
    }

    /** A new organization with both schemas. */
    static Tenant tenant(String dialect) {
        var tenant = RunningServer.get().tenant(dialect);
        RunningServer.get().addSchema(tenant, "User", definition(USER));
        RunningServer.get().addSchema(tenant, "Group", definition(GROUP));
        return tenant;
    }
}
