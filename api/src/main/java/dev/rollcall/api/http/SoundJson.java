package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.scim.Unicode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What JSON lets pass and no body may hold, not even where it would be ignored: a key twice in different letter case,
 * which tells no attributes apart (RFC 7643 §2.1), and text that cannot be stored.
 */
final class SoundJson {
    private static final int SHOWN = 200;

    /** The names that lead to what is looked at. */
    private final Deque<String> path = new ArrayDeque<>();

    private SoundJson() {}

    static void require(JsonNode json) {
        new SoundJson().look(json);
    }

    private void look(JsonNode json) {
        if (json.isString()) {
            Unicode.require(json.stringValue(), this, error());
        } else if (json.isObject()) {
            requireKeys(json);
            json.properties().forEach(entry -> {
                path.addLast(entry.getKey());
                look(entry.getValue());
                path.removeLast();
            });
        } else {
            json.forEach(this::look);
        }
    }

    /** The path of a PATCH operation is told as one (RFC 7644 §3.12). */
    private ScimErrorType error() {
        return "path".equals(path.peekLast()) ? ScimErrorType.INVALID_PATH : ScimErrorType.INVALID_VALUE;
    }

    private static void requireKeys(JsonNode object) {
        var seen = new HashSet<String>();
        for (String key : object.propertyNames()) {
            Unicode.require(key, "A name in the body", ScimErrorType.INVALID_SYNTAX);
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX,
                        "%s stands twice in one object, in different letter case; send it once".formatted(key));
            }
        }
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "The body" : Unicode.cut(String.join(".", path), SHOWN);
    }
}
