package dev.rollcall.query.audit;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A row of a view in the words of {@link Effects}. */
final class ShownThing {
    private static final Map<String, String> COLUMNS = Map.of(
            "user_name", "userName",
            "display_name", "displayName",
            "external_id", "externalId",
            "connection_id", "connection",
            "active", "active",
            "seat_number", "seat");

    private ShownThing() {}

    /** @param row JSON null where there is none */
    static Map<String, String> of(JsonNode row) {
        Map<String, String> shown = new HashMap<>();
        COLUMNS.forEach((column, attribute) -> put(shown, attribute, row.path(column)));
        row.path("document").properties().forEach(entry -> put(shown, entry.getKey(), entry.getValue()));
        row.path("members").forEach(member -> shown.put("member " + member.stringValue(), "true"));
        return shown;
    }

    private static void put(Map<String, String> shown, String attribute, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            shown.put(attribute, value.isString() ? value.stringValue() : value.toString());
        }
    }
}
