package dev.rollcall.kernel.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The member that the RFC writes about, and what PATCH makes of her. */
final class Bjensen {
    static final String BJENSEN = """
            {'userName':'bjensen','active':true,'title':'Tour Guide',
             'name':{'givenName':'Barbara','familyName':'Jensen'},
             'emails':[{'value':'b@example.com','type':'work','primary':true},{'value':'babs@jensen.org','type':'home'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Tours','manager':{'value':'26118915'}}}
            """;

    static void assertPatched(String operation, String attribute, String expected) {
        var wanted = Json.object(BJENSEN);
        if (expected == null) {
            wanted.remove(attribute);
        } else {
            wanted.set(attribute, Json.value(expected));
        }
        assertThat(patch(operation)).isEqualTo(wanted);
    }

    private Bjensen() {}

    static ObjectNode patch(String... operations) {
        return patch(Dialect.RFC, operations);
    }

    static ObjectNode patch(Dialect dialect, String... operations) {
        return patch(dialect, Json.object(BJENSEN), operations);
    }

    static ObjectNode patch(Dialect dialect, ObjectNode resource, String... operations) {
        return Patch.apply(ResourceType.USER, dialect, resource, operations(operations));
    }

    static List<PatchOperation> operations(String... operations) {
        return PatchOperation.read(Json.object("{'schemas':['%s'],'Operations':[%s]}"
                .formatted(PatchOperation.MESSAGE, String.join(",", operations))));
    }
}
