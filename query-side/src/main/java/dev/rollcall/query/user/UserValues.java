package dev.rollcall.query.user;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What some facts make of the values of users: from each position on all rows of one attribute of a user. */
final class UserValues {
    private final ArrayNode sets = JsonNodeFactory.instance.arrayNode();
    private final Map<UUID, Map<String, ObjectNode>> last = new HashMap<>();

    private record Row(String part, String key) {}

    /** One that names no attribute is of all that the user has. */
    ArrayNode sets() {
        return sets;
    }

    void add(long position, UserEvent event) {
        switch (event) {
            case UserProvisioned user -> {
                document(position, user.user(), user.attributes(), true);
                set(position, user.user(), KeptValue.ACTIVE, BooleanNode.valueOf(user.active()), true);
            }
            case UserProfileChanged changed -> document(position, changed.user(), changed.changes(), false);
            case UserDeactivated user -> set(position, user.user(), KeptValue.ACTIVE, BooleanNode.FALSE, false);
            case UserReactivated user -> set(position, user.user(), KeptValue.ACTIVE, BooleanNode.TRUE, false);
            case UserRemoved user -> remove(position, user.user());
            default -> {}
        }
    }

    private void document(long position, UUID user, ObjectNode document, boolean first) {
        document.forEachEntry((attribute, value) -> {
            if (KeptValue.isKept(attribute)) {
                set(position, user, attribute, value, first);
            }
        });
    }

    /** @param first whether the user has no rows before */
    private void set(long position, UUID user, String attribute, JsonNode value, boolean first) {
        var set = sets.addObject()
                .put("user_id", user.toString())
                .put("attribute", attribute)
                .put("since", position)
                .put("first", first);
        var rows = set.putArray("rows");
        rows(value).forEach(row -> rows.addArray().add(row.part).add(row.key));
        var before = last.computeIfAbsent(user, _ -> new HashMap<>()).put(attribute, set);
        if (before != null) {
            before.put("until", position);
        }
    }

    private void remove(long position, UUID user) {
        sets.addObject().put("user_id", user.toString()).put("since", position).put("first", false);
        var before = last.remove(user);
        if (before != null) {
            before.values().forEach(set -> set.put("until", position));
        }
    }

    private static Set<Row> rows(JsonNode value) {
        Set<Row> rows = new LinkedHashSet<>();
        collect("", value, rows);
        return rows;
    }

    private static void collect(String part, JsonNode value, Set<Row> into) {
        if (value.isObject()) {
            value.forEachEntry((name, inner) -> {
                if (KeptValue.isTelling(name)) {
                    collect(KeptValue.within(part, name), inner, into);
                }
            });
        } else if (value.isArray()) {
            value.forEach(element -> collect(part, element, into));
        } else if (!value.isNull()) {
            into.add(new Row(part, KeptValue.keyOf(value)));
        }
    }
}
