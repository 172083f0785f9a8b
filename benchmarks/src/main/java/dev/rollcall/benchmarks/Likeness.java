package dev.rollcall.benchmarks;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What PostgreSQL holds of a user, in every table that has a row about it, without what differs from user to user: its id,
 * its number, and what is drawn for each or for the connection's token (times, salts, numbers and positions of events, seats). Two users that were made alike are alike.
 */
final class Likeness {
    private static final JsonMapper JSON = new JsonMapper();

    /** Every column of every table in which the id of a user may stand. */
    private static final String PLACES = """
            SELECT a.attrelid::regclass::text AS place, a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'uuid'::regtype
              AND NOT a.attisdropped AND a.attname IN ('user_id', 'aggregate_id', 'holder', 'subject_id', 'returned_as')
              AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = a.attrelid AND o.attname = 'organization_id')""";

    /** Bytes as the text that they are. */
    private static final String ROWS = """
            SELECT (to_jsonb(t) || CASE WHEN to_jsonb(t) ? 'personal' THEN jsonb_build_object(
                'payload', convert_from(decode(substr(to_jsonb(t) ->> 'payload', 3), 'hex'), 'UTF8'),
                'personal', convert_from(decode(substr(to_jsonb(t) ->> 'personal', 3), 'hex'), 'UTF8')) ELSE '{}' END)::text
            FROM %s t WHERE organization_id = cast('%s' AS uuid) AND %s = cast('%s' AS uuid)""";

    private static final Set<String> DRAWN = Set.of(
            "xid",
            "actor",
            "global_index",
            "since_index",
            "since",
            "until",
            "held",
            "event_id",
            "request_id",
            "salt",
            "number",
            "seat",
            "seat_number");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");

    private final Database database;
    private final String organization;

    Likeness(Database database, String organization) {
        this.database = database;
        this.organization = organization;
    }

    /** @param number of the user, as {@link Person} writes it into names */
    Map<String, String> of(String user, int number) throws SQLException {
        var rows = new TreeMap<String, String>();
        for (var place : database.rows(PLACES)) {
            var found =
                    database.rows(ROWS.formatted(place.get("place"), organization, place.get("name"), user)).stream()
                            .map(row -> alike(
                                            JSON.readTree(
                                                    row.values().iterator().next()),
                                            user,
                                            number)
                                    .toString())
                            .sorted()
                            .collect(Collectors.joining("\n"));
            if (!found.isEmpty()) {
                rows.put(place.get("place") + "." + place.get("name"), found);
            }
        }
        return rows;
    }

    private static JsonNode alike(JsonNode node, String user, int number) {
        return switch (node) {
            case ObjectNode object -> object(object, user, number);
            case ArrayNode array ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(array.valueStream()
                                .map(element -> alike(element, user, number))
                                .toList());
            default -> node.isString() ? text(node.stringValue(), user, number) : node;
        };
    }

    private static ObjectNode object(ObjectNode object, String user, int number) {
        var alike = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(entry -> alike.set(
                        entry.getKey(),
                        DRAWN.contains(entry.getKey()) && !entry.getValue().isNull()
                                ? JsonNodeFactory.instance.stringNode("drawn")
                                : alike(entry.getValue(), user, number)));
        return alike;
    }

    /** A document that stands in a text is looked into. */
    private static JsonNode text(String text, String user, int number) {
        if (text.startsWith("{")) {
            return alike(JSON.readTree(text), user, number);
        }
        var named = TIME.matcher(text).matches()
                ? "time"
                : text.replace(user, "user").replaceAll("(?<![0-9a-f-])0*" + number + "(?![0-9a-f-])", "number");
        return JsonNodeFactory.instance.stringNode(named);
    }
}
