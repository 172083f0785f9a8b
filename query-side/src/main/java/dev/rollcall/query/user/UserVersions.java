package dev.rollcall.query.user;

import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.ledger.SealedFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What some facts make of users, as JSON for PostgreSQL, which lays it over what was before. */
final class UserVersions {
    private final ArrayNode all = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode emails = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode levels = JsonNodeFactory.instance.arrayNode();
    private final Map<UUID, ObjectNode> lastEmails = new HashMap<>();
    private final UserValues values = new UserValues();

    private UserVersions() {}

    static UserVersions of(List<SealedFact> facts) {
        var versions = new UserVersions();
        for (SealedFact fact : facts) {
            if (fact.fact().event() instanceof UserEvent event) {
                versions.add(fact, event);
            }
        }
        return versions;
    }

    /** From each position on what is another than before, columns and parts of the document; or that the user is gone. */
    ArrayNode all() {
        return all;
    }

    /** From each position on all e-mails of a user. */
    ArrayNode emails() {
        return emails;
    }

    UserValues values() {
        return values;
    }

    /** How many users more there are from a position on. */
    ArrayNode levels() {
        return levels;
    }

    private void add(SealedFact fact, UserEvent event) {
        var columns = UserVersionColumns.of(fact.fact(), event);
        var document = document(event);
        boolean gone = event instanceof UserRemoved;
        if (gone || !columns.isEmpty()) {
            all.addObject()
                    .put("user_id", event.user().toString())
                    .put("position", fact.position())
                    .put("gone", gone)
                    .set("columns", columns)
                    .set("document", document);
        }
        if (gone || document.has("emails")) {
            addEmails(fact.position(), event.user(), document.path("emails"));
        }
        values.add(fact.position(), event);
        if (gone || event instanceof UserProvisioned) {
            levels.addObject().put("position", fact.position()).put("more", gone ? -1 : 1);
        }
    }

    private static ObjectNode document(UserEvent event) {
        return switch (event) {
            case UserProvisioned user -> user.attributes();
            case UserProfileChanged changed -> changed.changes();
            default -> JsonNodeFactory.instance.objectNode();
        };
    }

    private void addEmails(long position, UUID user, JsonNode values) {
        var set = emails.addObject().put("user_id", user.toString()).put("since", position);
        set.set("emails", UserTable.emailRows(values));
        var before = lastEmails.put(user, set);
        if (before != null) {
            before.put("until", position);
        }
    }
}
