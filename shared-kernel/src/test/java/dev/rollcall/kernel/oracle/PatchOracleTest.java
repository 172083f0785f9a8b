package dev.rollcall.kernel.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.Patch;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.PatchOperation.Op;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What random PATCH requests make of random users, held against a patcher that was written from RFC 7644 §3.5.2. */
class PatchOracleTest {
    private static final ResourceType USER = ResourceType.USER;

    @Test
    void a_patch_does_what_the_text_of_the_rfc_says_in_every_dialect() {
        Property.holds("patches", 2_000, PatchOracleTest::requireLikeTheText);
    }

    static void requireLikeTheText(Tape tape) {
        var dialect = tape.oneOf(Dialect.values());
        var resource = resource(tape);
        var before = resource.deepCopy();
        var operations = operations(tape, resource);
        var outcome = outcome(() -> Patch.apply(USER, dialect, resource, operations));
        assertThat(outcome)
                .as("%s: %s on %s", dialect, operations, resource)
                .isEqualTo(outcome(() -> new NaivePatch(USER, dialect).of(resource, operations)));
        assertThat(resource).as("the resource before").isEqualTo(before);
        if (outcome instanceof ObjectNode patched) {
            assertSound(patched);
        }
    }

    private static ObjectNode resource(Tape tape) {
        return new ResourceReader(USER, Dialect.OKTA).read(new ResourceGenerator(tape, USER).resource("bjensen"));
    }

    /** None where a path cannot be read at all: what that is an error of, the parser's tests say. */
    private static List<PatchOperation> operations(Tape tape, ObjectNode resource) {
        try {
            return PatchOperation.read(new PatchGenerator(tape, USER, resource).body());
        } catch (InvalidScim unreadable) {
            return List.of();
        }
    }

    private static Object outcome(Supplier<ObjectNode> patch) {
        try {
            return patch.get();
        } catch (InvalidScim refused) {
            return refused.type();
        }
    }

    /** Nothing in it is null or empty (RFC 7643 §2.5), and of a list at most one element is primary (§2.4). */
    private static void assertSound(JsonNode value) {
        value.forEach(each -> {
            assertThat(each.isNull() || (each.isContainer() && each.isEmpty()))
                    .as("%s", value)
                    .isFalse();
            assertSound(each);
        });
        assertThat(value.valueStream().filter(each -> each.path("primary").asBoolean(false)))
                .hasSizeLessThan(2);
    }

    @Test
    void an_add_that_is_sent_again_changes_nothing() {
        Property.holds("retries", 500, tape -> {
            var dialect = tape.oneOf(Dialect.values());
            var resource = resource(tape);
            var adds = operations(tape, resource).stream()
                    .filter(operation -> operation.op() == Op.ADD)
                    .filter(operation ->
                            operation.path() != null && operation.path().element() == null)
                    .limit(1)
                    .toList();
            if (outcome(() -> Patch.apply(USER, dialect, resource, adds)) instanceof ObjectNode once) {
                assertThat(Patch.apply(USER, dialect, once, adds))
                        .as("%s twice on %s", adds, resource)
                        .isEqualTo(once);
            }
        });
    }
}
