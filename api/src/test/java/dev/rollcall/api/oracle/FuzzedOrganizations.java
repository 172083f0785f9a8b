package dev.rollcall.api.oracle;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.oracle.ResourceGenerator;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The organization whose token asks, and another one, of which no answer may say a word. */
final class FuzzedOrganizations {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final int REMEMBERED = 300;

    private final Tenant own = RunningServer.get().tenant("rfc", 1000, "WITHOUT_SEAT");
    private final Tenant other = RunningServer.get().tenant("rfc", 100, "REJECT");
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final List<String> ownIds = new ArrayList<>();
    private final List<String> otherIds = new ArrayList<>();
    private final List<String> hiddenIds = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final List<JsonNode> users = new ArrayList<>();
    private final List<JsonNode> groups = new ArrayList<>();

    FuzzedOrganizations(Tape tape) {
        for (int at = 0; at < 20; at++) {
            var user = new ResourceGenerator(tape, ResourceType.USER).resource("own" + at);
            note(users, own.scim().post("/Users", user.toString()));
            note(groups, own.scim().post("/Groups", "{\"displayName\": \"Own %d\", \"members\": []}".formatted(at)));
            theirs(at % 2 == 0 ? otherIds : hiddenIds, at);
        }
    }

    private void note(List<JsonNode> samples, Answer created) {
        ownIds.add(created.id());
        samples.add(created.json());
    }

    private void theirs(List<String> ids, int at) {
        var user = other.scim().post("/Users", """
                        {"userName": "%1$s%2$d", "displayName": "%1$s", "externalId": "%1$s%2$d", "title": "%1$s",
                         "emails": [{"value": "%1$s@example.com", "display": "%1$s"}], "name": {"familyName": "%1$s"}}""".formatted(canary, at)).id();
        var group = other.scim()
                .post(
                        "/Groups",
                        "{\"displayName\": \"%s%d\", \"members\": [{\"value\": \"%s\"}]}".formatted(canary, at, user))
                .id();
        ids.addAll(List.of(user, group));
    }

    Tenant own() {
        return own;
    }

    Tenant other() {
        return other;
    }

    String ownId(Tape tape) {
        return tape.oneOf(ownIds);
    }

    /** One that has leaked somehow, as ids do. */
    String otherId(Tape tape) {
        return tape.oneOf(otherIds);
    }

    String cursor(Tape tape) {
        var cursor = cursors.isEmpty() || tape.chance(30) ? "" : tape.oneOf(cursors);
        return tape.chance(20) ? Mutation.of(tape, cursor).replaceAll("[\\s\\p{Cntrl}#&]", "") : cursor;
    }

    List<JsonNode> samples(ResourceType type) {
        return type.equals(ResourceType.USER) ? users : groups;
    }

    /** Remembers what an answer shows, to ask for it later. */
    void learn(String answer) {
        remember(ownIds, ID, answer);
        remember(cursors, CURSOR, answer);
    }

    private static void remember(List<String> known, Pattern pattern, String answer) {
        pattern.matcher(answer).results().limit(3).map(found -> found.group(1)).forEach(known::add);
        while (known.size() > REMEMBERED) {
            known.removeFirst();
        }
    }

    /** What no request names, and no answer to another organization may. */
    List<String> secrets() {
        var secrets = new ArrayList<>(hiddenIds);
        secrets.add(canary);
        secrets.add(other.token().substring(12));
        return secrets;
    }

    /** All that the other organization has. */
    List<ObjectNode> theirs() {
        return List.of((ObjectNode) other.scim().get("/Users?count=200").json(), (ObjectNode)
                other.scim().get("/Groups?count=200").json());
    }
}
