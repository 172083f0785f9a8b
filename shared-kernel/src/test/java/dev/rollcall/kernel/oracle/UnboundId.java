package dev.rollcall.kernel.oracle;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.rollcall.kernel.testing.Json;
import tools.jackson.databind.JsonNode;

/** The SDK of UnboundID: without schemas, so every text is compared without regard to case. */
final class UnboundId implements OtherSdk {
    @Override
    public boolean matches(String filter, JsonNode user) throws Exception {
        return FilterEvaluator.evaluate(Filter.fromString(filter), read(user));
    }

    @Override
    public JsonNode patched(JsonNode operation, JsonNode user) throws Exception {
        var resource = (com.fasterxml.jackson.databind.node.ObjectNode) read(user);
        JsonUtils.getObjectReader()
                .forType(PatchOperation.class)
                .<PatchOperation>readValue(operation.toString())
                .apply(resource);
        return Json.value(resource.toString());
    }

    private static com.fasterxml.jackson.databind.JsonNode read(JsonNode user) throws Exception {
        return JsonUtils.getObjectReader().readTree(user.toString());
    }
}
