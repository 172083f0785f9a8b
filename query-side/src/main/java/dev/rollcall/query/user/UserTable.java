package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserName;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of user_view_1 and user_email_1. */
@Component
class UserTable {
    private final JdbcClient database;

    UserTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Recorded<?> record, UserProvisioned event) {
        var at = record.recordedAt().atOffset(ZoneOffset.UTC);
        var displayName = event.attributes().path("displayName").asString(null);
        database.sql("""
                        INSERT INTO user_view_1 (organization_id, user_id, version, user_name, user_name_key, external_id,
                            display_name, display_name_key, active, created_at, last_modified, document)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? AS jsonb))""")
                .params(
                        record.organization(),
                        event.user(),
                        record.sequence(),
                        event.userName(),
                        UserName.key(event.userName()))
                .param(6, event.externalId(), Types.VARCHAR)
                .param(7, displayName, Types.VARCHAR)
                .param(8, key(displayName), Types.VARCHAR)
                .param(event.active())
                .param(at)
                .param(at)
                .param(event.attributes().toString())
                .update();
        insertEmails(record.organization(), event.user(), event.attributes().path("emails"));
    }

    void update(UserRowChange change) {
        database.sql("""
                        UPDATE user_view_1 SET version = :version, last_modified = :at,
                            user_name = coalesce(:userName, user_name), user_name_key = coalesce(:userNameKey, user_name_key),
                            external_id = CASE WHEN :externalIdChanged THEN :externalId ELSE external_id END,
                            active = coalesce(:active, active),
                            display_name = CASE WHEN :displayNameChanged THEN :displayName ELSE display_name END,
                            display_name_key = CASE WHEN :displayNameChanged THEN :displayNameKey ELSE display_name_key END,
                            document = jsonb_strip_nulls(document || cast(:changes AS jsonb))
                        WHERE organization_id = :organization AND user_id = :user""")
                .param("organization", change.organization)
                .param("user", change.user)
                .param("version", change.version)
                .param("at", change.at.atOffset(ZoneOffset.UTC))
                .param("userName", change.userName, Types.VARCHAR)
                .param("userNameKey", key(change.userName), Types.VARCHAR)
                .param("externalIdChanged", change.externalIdChanged)
                .param("externalId", change.externalId, Types.VARCHAR)
                .param("active", change.active, Types.BOOLEAN)
                .param("displayNameChanged", change.changes.has("displayName"))
                .param("displayName", change.displayName(), Types.VARCHAR)
                .param("displayNameKey", key(change.displayName()), Types.VARCHAR)
                .param("changes", change.changes.toString())
                .update();
        if (change.changes.has("emails")) {
            deleteEmails(change.organization, change.user);
            insertEmails(change.organization, change.user, change.changes.path("emails"));
        }
    }

    /** Takes a user out of sight; the name stays for history. */
    void remove(Recorded<?> record, UUID user) {
        database.sql("""
                        WITH gone AS (DELETE FROM user_view_1 WHERE organization_id = ? AND user_id = ? RETURNING *)
                        INSERT INTO former_member_1 (organization_id, user_id, user_name, display_name, removed_at)
                        SELECT organization_id, user_id, user_name, display_name, ? FROM gone""")
                .params(record.organization(), user, record.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
        deleteEmails(record.organization(), user);
    }

    private void deleteEmails(UUID organization, UUID user) {
        database.sql("DELETE FROM user_email_1 WHERE organization_id = ? AND user_id = ?")
                .params(organization, user)
                .update();
    }

    private void insertEmails(UUID organization, UUID user, JsonNode emails) {
        var rows = JsonNodeFactory.instance.arrayNode();
        emails.valueStream().filter(email -> email.has("value")).forEach(email -> rows.add(row(email)));
        if (!rows.isEmpty()) {
            database.sql("""
                            INSERT INTO user_email_1 (organization_id, user_id, position, value, value_key, type_key, is_primary)
                            SELECT ?, ?, position - 1, email->>'value', email->>'value_key', email->>'type_key', cast(email->>'primary' AS boolean)
                            FROM jsonb_array_elements(cast(? AS jsonb)) WITH ORDINALITY AS emails (email, position)""").params(organization, user, rows.toString()).update();
        }
    }

    private static ObjectNode row(JsonNode email) {
        var value = email.path("value").stringValue();
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", value)
                .put("value_key", UserName.key(value))
                .put("type_key", key(email.path("type").asString(null)))
                .put("primary", email.path("primary").asBoolean(false));
    }

    private static @Nullable String key(@Nullable String text) {
        return text == null ? null : UserName.key(text);
    }
}
