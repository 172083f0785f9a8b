package dev.rollcall.kernel.testing;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as tests write it: in single quotes, so that filters and Java strings need no escapes. */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final JsonMapper EXACT = MAPPER.rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static JsonNode value(String text) {
        return MAPPER.readTree(text);
    }

    /** With decimals to the last digit, as the server reads bodies. */
    public static ObjectNode exact(String text) {
        return (ObjectNode) EXACT.readTree(text);
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) value(text);
    }
}
