package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.user.UserView.SeatHeld;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of user_view_1, user_email_1 and user_text_1. */
final class UserTable {
    private static final int LONGEST_FAMILY_NAME = 256;

    private final Writes writes;

    UserTable(Writes writes) {
        this.writes = writes;
    }

    /** @param seat null where none was assigned with it */
    void insert(Recorded<?> record, UserProvisioned event, @Nullable SeatHeld seat) {
        var displayName = event.attributes().path("displayName").asString(null);
        writes.within(
                "user_view_1",
                """
                INSERT INTO user_view_1 (organization_id, user_id, version, user_name, user_name_key, external_id,
                    connection_id, display_name, display_name_key, family_name_key, active, created_at, last_modified, document, seat_number, seat_since)
                VALUES (?, ?, ?, ?, ?, ?, cast(? AS uuid), ?, ?, ?, ?, ?, ?, cast(? AS jsonb), cast(? AS integer), cast(? AS timestamptz))""",
                record.organization(),
                event.user(),
                record.sequence(),
                event.userName(),
                UserName.key(event.userName()),
                event.externalId(),
                event.connection(),
                displayName,
                UserName.keyOrNull(displayName),
                familyNameKey(event.attributes()),
                event.active(),
                record.recordedAt(),
                record.recordedAt(),
                event.attributes().toString(),
                seat == null ? null : seat.number(),
                seat == null ? null : seat.since());
        insertEmails(record.organization(), event.user(), event.attributes().path("emails"));
        writes.within(
                "user_text_1",
                "INSERT INTO user_text_1 (organization_id, user_id, keys) VALUES (?, ?, ?)",
                record.organization(),
                event.user(),
                text(event.userName(), displayName, event.attributes().path("emails")));
    }

    /** By the beginning of which a member is looked for; cut to what fits an index. Null where there is none. */
    static @Nullable String familyNameKey(JsonNode attributes) {
        var name = attributes.path("name").path("familyName").asString(null);
        return name == null ? null : beginning(UserName.key(name));
    }

    /** As {@code left} of SQL cuts. */
    private static String beginning(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST_FAMILY_NAME
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_FAMILY_NAME));
    }

    /** The keys by any part of which a user is found, as {@link #writeText} reads them from the rows. */
    private static String text(String userName, @Nullable String displayName, JsonNode emails) {
        return Stream.concat(
                        Stream.of(userName, displayName),
                        emails.valueStream().map(email -> email.path("value").asString(null)))
                .filter(Objects::nonNull)
                .map(UserName::key)
                .collect(Collectors.joining("\n"));
    }

    void update(UserRowChange change) {
        var assignments = change.assignments();
        if (!assignments.isEmpty()) {
            List<@Nullable Object> values = new ArrayList<>(assignments.values());
            values.add(change.organization);
            values.add(change.user);
            writes.within(
                    "user_view_1",
                    "UPDATE user_view_1 SET " + String.join(", ", assignments.keySet())
                            + " WHERE organization_id = ? AND user_id = ?",
                    values.toArray());
        }
        if (!change.emails().isMissingNode()) {
            deleteEmails(change.organization, change.user);
            insertEmails(change.organization, change.user, change.emails());
        }
        if (change.touchesText()) {
            writeText(change.organization, change.user);
        }
    }

    /** Takes a user out of sight; the name stays for history. */
    void remove(Recorded<?> record, UUID user) {
        writes.add("""
                WITH gone AS (DELETE FROM user_view_1 WHERE organization_id = ? AND user_id = ? RETURNING *)
                INSERT INTO former_member_1 (organization_id, user_id, user_name, user_name_key, external_id, display_name, removed_at)
                SELECT organization_id, user_id, user_name, user_name_key, external_id, display_name, ? FROM gone""", record.organization(), user, record.recordedAt());
        writes.add("""
                WITH gone AS (DELETE FROM user_email_1 WHERE organization_id = ? AND user_id = ? RETURNING *)
                INSERT INTO former_email_1 (organization_id, user_id, value_key)
                SELECT DISTINCT organization_id, user_id, value_key FROM gone""", record.organization(), user);
        writes.add("DELETE FROM user_text_1 WHERE organization_id = ? AND user_id = ?", record.organization(), user);
    }

    /** Of the rows that have just been written. */
    private void writeText(UUID organization, UUID user) {
        writes.add("""
                INSERT INTO user_text_1 (organization_id, user_id, keys)
                SELECT u.organization_id, u.user_id, concat_ws(E'\\n', u.user_name_key, u.display_name_key,
                    (SELECT string_agg(e.value_key, E'\\n' ORDER BY e.position) FROM user_email_1 e
                     WHERE e.organization_id = u.organization_id AND e.user_id = u.user_id))
                FROM user_view_1 u WHERE u.organization_id = ? AND u.user_id = ?
                ON CONFLICT (organization_id, user_id) DO UPDATE SET keys = excluded.keys""", organization, user);
    }

    private void deleteEmails(UUID organization, UUID user) {
        writes.within(
                "user_email_1",
                "DELETE FROM user_email_1 WHERE organization_id = ? AND user_id = ?",
                organization,
                user);
    }

    private void insertEmails(UUID organization, UUID user, JsonNode emails) {
        var rows = emailRows(emails);
        if (!rows.isEmpty()) {
            writes.within("user_email_1", """
                    INSERT INTO user_email_1 (organization_id, user_id, position, value, value_key, type_key, is_primary)
                    SELECT ?, ?, cast(email->>'place' AS smallint), email->>'value', email->>'value_key', email->>'type_key', cast(email->>'primary' AS boolean)
                    FROM jsonb_array_elements(cast(? AS jsonb)) AS email""", organization, user, rows.toString());
        }
    }

    /** An e-mail without a value is not sought by it; the others keep the place that they have in the document. */
    static ArrayNode emailRows(JsonNode emails) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (int place = 0; place < emails.size(); place++) {
            if (emails.get(place).has("value")) {
                rows.add(row(place, emails.get(place)));
            }
        }
        return rows;
    }

    private static ObjectNode row(int place, JsonNode email) {
        var value = email.path("value").stringValue();
        return JsonNodeFactory.instance
                .objectNode()
                .put("place", place)
                .put("value", value)
                .put("value_key", UserName.key(value))
                .put("type_key", UserName.keyOrNull(email.path("type").asString(null)))
                .put("primary", email.path("primary").asBoolean(false));
    }
}
