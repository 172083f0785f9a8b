package dev.rollcall.api.testing;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.kernel.scim.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that tests send, and parts of what they get. */
public final class Scim {
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String SEAT = "urn:rollcall:params:scim:schemas:extension:seat:2.0:User";
    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Scim() {}

    /** A user with nothing but a name. */
    public static String user(String userName) {
        return "{\"schemas\": [\"%s\"], \"userName\": \"%s\"}".formatted(Schema.USER, userName);
    }

    /** A group with members. */
    public static String group(String displayName, String... members) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s", "members": %s}""".formatted(displayName, members(members));
    }

    /** The value of {@code members}. */
    public static String members(String... ids) {
        return Arrays.stream(ids).map("{\"value\": \"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    public static String patch(String... operations) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(String.join(",", operations));
    }

    /** What a GET answered, to be sent back changed by a PUT. */
    public static ObjectNode echo(Answer read) {
        return (ObjectNode) read.json();
    }

    /** {@code held} or {@code none}. */
    public static String seatOf(Answer user) {
        return user.json().path(SEAT).path("status").stringValue();
    }

    public static List<String> membersOf(Answer group) {
        return values(group.json().path("members"));
    }

    public static List<String> groupsOf(Answer user) {
        return values(user.json().path("groups"));
    }

    private static List<String> values(JsonNode list) {
        return list.valueStream()
                .map(element -> element.path("value").stringValue())
                .toList();
    }

    public static String version(Answer resource) {
        return resource.json().path("meta").path("version").stringValue();
    }

    public static String lastModified(Answer resource) {
        return resource.json().path("meta").path("lastModified").stringValue();
    }
}
