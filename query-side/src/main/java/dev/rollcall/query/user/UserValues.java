package dev.rollcall.query.user;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** What some facts make of the values of users: which rows they end, and which begin. */
final class UserValues {
    private final Map<Of, Long> endings = new LinkedHashMap<>();
    private final Map<UUID, Long> removals = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, Map<String, Span>> open = new HashMap<>();

    record Of(UUID user, String attribute) {}

    record Row(Span span, String part, String key) {}

    private record Value(String part, String key) {}

    /** For how long an attribute of a user had some values. */
    static final class Span {
        private final Of of;
        private final long since;
        private @Nullable Long until;

        private Span(Of of, long since) {
            this.of = of;
            this.since = since;
        }

        Of of() {
            return of;
        }

        long since() {
            return since;
        }

        /** Null where these facts leave it as it is. */
        @Nullable
        Long until() {
            return until;
        }
    }

    /** From when on an attribute has others than before these facts. */
    Map<Of, Long> endings() {
        return endings;
    }

    /** From when on a user is gone. */
    Map<UUID, Long> removals() {
        return removals;
    }

    List<Row> rows() {
        return rows;
    }

    void add(long position, UserEvent event) {
        switch (event) {
            case UserProvisioned user -> {
                document(position, user.user(), user.attributes(), true);
                begin(position, new Of(user.user(), KeptValue.ACTIVE), BooleanNode.valueOf(user.active()));
            }
            case UserProfileChanged changed -> document(position, changed.user(), changed.changes(), false);
            case UserDeactivated user -> change(position, new Of(user.user(), KeptValue.ACTIVE), BooleanNode.FALSE);
            case UserReactivated user -> change(position, new Of(user.user(), KeptValue.ACTIVE), BooleanNode.TRUE);
            case UserRemoved user -> remove(position, user.user());
            default -> {}
        }
    }

    private void document(long position, UUID user, ObjectNode document, boolean first) {
        document.forEachEntry((attribute, value) -> {
            if (!KeptValue.isKept(attribute)) {
                return;
            }
            if (first) {
                begin(position, new Of(user, attribute), value);
            } else {
                change(position, new Of(user, attribute), value);
            }
        });
    }

    private void change(long position, Of of, JsonNode value) {
        endings.putIfAbsent(of, position);
        begin(position, of, value);
    }

    private void begin(long position, Of of, JsonNode value) {
        var span = new Span(of, position);
        var before = open.computeIfAbsent(of.user, _ -> new HashMap<>()).put(of.attribute, span);
        if (before != null) {
            before.until = position;
        }
        values(value).forEach(each -> rows.add(new Row(span, each.part, each.key)));
    }

    private void remove(long position, UUID user) {
        removals.put(user, position);
        var before = open.remove(user);
        if (before != null) {
            before.values().forEach(span -> span.until = position);
        }
    }

    private static Set<Value> values(JsonNode value) {
        Set<Value> values = new LinkedHashSet<>();
        collect("", value, values);
        return values;
    }

    private static void collect(String part, JsonNode value, Set<Value> into) {
        if (value.isObject()) {
            value.forEachEntry((name, inner) -> {
                if (KeptValue.isTelling(name)) {
                    collect(KeptValue.within(part, name), inner, into);
                }
            });
        } else if (value.isArray()) {
            value.forEach(element -> collect(part, element, into));
        } else if (!value.isNull()) {
            into.add(new Value(part, KeptValue.keyOf(value)));
        }
    }
}
