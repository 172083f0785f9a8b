package dev.rollcall.kernel.oracle;

import tools.jackson.databind.JsonNode;

/** Another implementation of the RFCs, asked for its opinion on users. Whatever it throws is a refusal. */
interface OtherSdk {
    boolean matches(String filter, JsonNode user) throws Exception;

    /** @param operation one entry of {@code Operations} */
    JsonNode patched(JsonNode operation, JsonNode user) throws Exception;
}
