package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.Unicode;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON object in the body of an admin request, read strictly: what is unknown or of another kind is refused by name. */
public final class AdminBody {
    public static final int MAX_TEXT = 256;
    private static final int SHOWN = 100;

    private final ObjectNode json;

    private AdminBody(ObjectNode json) {
        this.json = json;
    }

    /** @param members all that the request may name */
    public static AdminBody of(ScimBody body, String... members) {
        var accepted = List.of(members);
        for (String name : body.json().propertyNames()) {
            if (!accepted.contains(name)) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX,
                        "%s is not accepted here; send %s".formatted(Unicode.cut(name, SHOWN), among(accepted)));
            }
        }
        return new AdminBody(body.json());
    }

    public boolean isEmpty() {
        return json.isEmpty();
    }

    public Optional<String> text(String name) {
        var accepted = "text of 1 to %d characters".formatted(MAX_TEXT);
        return member(name).map(value -> {
            var text = value.isString() ? value.stringValue().strip() : "";
            if (text.isEmpty() || text.length() > MAX_TEXT) {
                throw invalid(name, value, accepted);
            }
            Unicode.require(text, name, ScimErrorType.INVALID_VALUE);
            return text;
        });
    }

    public Optional<String> email(String name) {
        return text(name).map(text -> {
            if (!EmailAddress.is(text)) {
                throw invalid(name, member(name).orElseThrow(), "an e-mail address such as babs@example.com");
            }
            return text;
        });
    }

    public Optional<Integer> wholeNumber(String name, int least, int most) {
        var accepted = "a whole number from %d to %d".formatted(least, most);
        return member(name).map(value -> {
            if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
                throw invalid(name, value, accepted);
            }
            return value.intValue();
        });
    }

    public Optional<String> oneOf(String name, List<String> accepted) {
        return member(name).map(value -> {
            if (!value.isString() || !accepted.contains(value.stringValue())) {
                throw invalid(name, value, among(accepted));
            }
            return value.stringValue();
        });
    }

    public Optional<ObjectNode> object(String name) {
        return member(name).map(value -> {
            if (!(value instanceof ObjectNode object)) {
                throw invalid(name, value, "an object");
            }
            return object;
        });
    }

    public static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(
                () -> new InvalidScim(ScimErrorType.INVALID_VALUE, name + " is missing; it is required"));
    }

    private Optional<JsonNode> member(String name) {
        return json.optional(name);
    }

    private static InvalidScim invalid(String name, JsonNode value, String accepted) {
        return new InvalidScim(
                ScimErrorType.INVALID_VALUE,
                "%s is %s; send %s".formatted(name, Unicode.cut(value.toString(), SHOWN), accepted));
    }

    private static String among(List<String> accepted) {
        return accepted.size() == 1 ? accepted.getFirst() : "one of " + String.join(", ", accepted);
    }
}
