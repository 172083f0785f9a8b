package dev.rollcall.api.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.oracle.NaivePatch;
import dev.rollcall.kernel.oracle.PatchGenerator;
import dev.rollcall.kernel.oracle.Property;
import dev.rollcall.kernel.oracle.ResourceGenerator;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Message;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.kernel.user.UserProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole way of a PATCH, from the socket to what GET shows next, held against the naive patcher. */
class PatchUserOracleTest {
    private static final Map<Dialect, Client> CLIENTS = new EnumMap<>(Dialect.class);

    private static Client client(Dialect dialect) {
        return CLIENTS.computeIfAbsent(
                dialect,
                each -> RunningServer.get()
                        .tenant(each.keyword(), 10, "WITHOUT_SEAT")
                        .scim());
    }

    @Test
    void a_user_is_after_a_patch_what_the_rfc_says_or_as_before() {
        Property.holds("patchedusers", 80, tape -> {
            var dialect = tape.oneOf(Dialect.values());
            var scim = client(dialect);
            var id = create(scim, tape);
            var before = scim.get("/Users/" + id);
            var body = new PatchGenerator(tape, ResourceType.USER, profile(before)).body();
            var answer = scim.patch("/Users/" + id, body.toString());
            var after = scim.get("/Users/" + id);
            try {
                assertThat(profile(after))
                        .as("%s: %s on %s: %s", dialect, body, profile(before), answer.body())
                        .isEqualTo(expected(dialect, profile(before), body));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.json()).isEqualTo(after.json());
            } catch (InvalidScim refused) {
                assertThat(answer.status())
                        .as("%s: %s: %s", dialect, body, answer.body())
                        .isEqualTo(400);
                assertThat(answer.json().path("scimType").stringValue())
                        .as("%s: %s", body, answer.body())
                        .isEqualTo(refused.type().keyword());
                assertThat(after.json()).isEqualTo(before.json());
            } finally {
                scim.delete("/Users/" + id);
            }
        });
    }

    private static String create(Client scim, Tape tape) {
        var user = new ResourceReader(ResourceType.USER, Dialect.OKTA)
                .read(new ResourceGenerator(tape, ResourceType.USER).resource("user" + UUID.randomUUID()));
        user.remove("externalId");
        var schemas = user.putArray("schemas").add(Schema.USER);
        user.propertyNames().stream().filter(name -> name.contains(":")).forEach(schemas::add);
        var created = scim.post("/Users", user.toString());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.id();
    }

    /** What the client has set. */
    private static ObjectNode profile(Answer user) {
        var profile = (ObjectNode) user.json();
        return profile.without(List.of("schemas", "id", "meta", "groups", Schema.SEAT));
    }

    private static ObjectNode expected(Dialect dialect, ObjectNode before, ObjectNode body) {
        if (PatchOperation.read(body).stream().anyMatch(each -> each.op() == Op.REMOVE && each.path() == null)) {
            throw new InvalidScim(ScimErrorType.NO_TARGET, "forgotten");
        }
        if (!dialect.skipsStrays()) {
            new Message(body).member("Operations").forEach(PatchUserOracleTest::requireValue);
        }
        var patched = new NaivePatch(ResourceType.USER, dialect).of(before, PatchOperation.read(body));
        return UserProfile.patched(patched).resource();
    }

    private static void requireValue(JsonNode operation) {
        var message = new Message((ObjectNode) operation);
        var op = message.member("op").asString("");
        boolean forgotten = op.equalsIgnoreCase("add")
                ? message.member("value").isNull()
                : op.equalsIgnoreCase("replace") && !message.has("value");
        if (forgotten) {
            throw new InvalidScim(ScimErrorType.INVALID_VALUE, "forgotten");
        }
    }
}
