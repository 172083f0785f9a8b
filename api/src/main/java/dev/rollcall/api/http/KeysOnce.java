package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.HashSet;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A key may stand once in an object; letter case tells no attributes apart (RFC 7643 §2.1). */
final class KeysOnce {
    private KeysOnce() {}

    static void require(JsonNode json) {
        if (json.isObject()) {
            requireOnce(json);
        }
        json.forEach(KeysOnce::require);
    }

    private static void requireOnce(JsonNode object) {
        var seen = new HashSet<String>();
        for (String key : object.propertyNames()) {
            if (!seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new InvalidScim(
                        ScimErrorType.INVALID_SYNTAX,
                        "%s stands twice in one object, in different letter case; send it once".formatted(key));
            }
        }
    }
}
