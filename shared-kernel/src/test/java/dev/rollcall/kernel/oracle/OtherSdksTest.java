package dev.rollcall.kernel.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.oracle.Disagreement.Opinion;
import dev.rollcall.kernel.oracle.Disagreement.Verdict;
import dev.rollcall.kernel.oracle.PatchDisagreement.Outcome;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Dialect;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.ResourceReader;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What other SDKs say of the same conditions. They speak of plain texts only, so that what differs is what is meant, not
 * the letters; where they differ, one of the known {@link Disagreement}s says why.
 */
class OtherSdksTest {
    private static final UnboundId UNBOUNDID = new UnboundId();
    private static final Goldfish GOLDFISH = new Goldfish();

    private static OtherSdk asked(Sdk sdk) {
        return switch (sdk) {
            case UNBOUNDID -> UNBOUNDID;
            case GOLDFISH -> GOLDFISH;
        };
    }

    private static final ResourceType USER = ResourceType.USER;
    private static final List<String> PLAIN = List.of("guide", "Guide", "tour", "tour guide", "b", "work", "7");
    private static final Set<String> UNKNOWN = Set.of("password", "meta.location", "groups.$ref");
    private static final List<Named> NAMES = Named.of(USER).stream()
            .filter(named -> named.schema() == null || !named.schema().id().equals(Schema.SEAT))
            .filter(named -> !UNKNOWN.contains(named.path().toString()))
            .toList();

    private static final List<Named> CHANGEABLE = NAMES.stream()
            .filter(named -> !named.leaf().readOnly() && !named.attribute().readOnly())
            .filter(named -> !named.leaf().name().equals("primary"))
            .toList();

    @ParameterizedTest
    @EnumSource(Sdk.class)
    void agree_on_conditions_but_for_known_reasons(Sdk sdk) {
        Property.holds("sdk." + sdk.name().toLowerCase(Locale.ROOT), 1_000, tape -> {
            var user = user(tape);
            var named = tape.oneOf(NAMES);
            boolean brackets = named.attribute().multiValued() && named.sub() != null && tape.chance(40);
            var condition = condition(tape, named, brackets);
            var filter = brackets
                    ? new ValuePath(AttributePath.parse(named.attribute().name()), condition)
                    : condition;
            var opinion = new Opinion(
                    verdict(() -> new NaiveFilter(USER).meaning(filter).test(user)),
                    verdict(() -> asked(sdk).matches(filter.toString(), user)),
                    named,
                    condition,
                    user);
            assertThat(opinion.agrees() || Disagreement.known(sdk, opinion))
                    .as("%s: %s, theirs %s, ours %s, on %s", sdk, filter, opinion.theirs(), opinion.ours(), user)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Sdk.class)
    void agree_on_changes_but_for_known_reasons(Sdk sdk) {
        Property.holds("sdkpatch." + sdk.name().toLowerCase(Locale.ROOT), 1_000, tape -> {
            var user = user(tape);
            var operation = operation(tape, user);
            var outcome = new Outcome(operation, bare(user), ours(user, operation), theirs(sdk, user, operation));
            assertThat(outcome.agrees() || PatchDisagreement.known(sdk, outcome))
                    .as("%s: %s", sdk, outcome)
                    .isTrue();
        });
    }

    private static Object ours(ObjectNode user, ObjectNode operation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("Operations").add(operation);
        try {
            return new NaivePatch(USER, Dialect.RFC).of(bare(user), PatchOperation.read(body));
        } catch (InvalidScim refused) {
            return refused.type();
        }
    }

    private static Optional<JsonNode> theirs(Sdk sdk, ObjectNode user, ObjectNode operation) {
        try {
            return Optional.of(bare(cleaned(asked(sdk).patched(operation, user))));
        } catch (Exception refused) {
            return Optional.empty();
        }
    }

    private static ObjectNode user(Tape tape) {
        var read = new ResourceReader(USER, Dialect.OKTA).read(new ResourceGenerator(tape, USER).resource("name"));
        var user = (ObjectNode) plain(tape, read);
        var schemas = user.putArray("schemas").add(Schema.USER);
        if (user.has(Schema.ENTERPRISE_USER)) {
            schemas.add(Schema.ENTERPRISE_USER);
        }
        user.put("id", "2819c223-7f76-453a-919d-413861904646");
        user.putObject("meta").put("resourceType", "User").put("created", "2026-11-01T08:00:00Z");
        return user;
    }

    private static JsonNode plain(Tape tape, JsonNode value) {
        if (value.isString()) {
            return StringNode.valueOf(tape.oneOf(PLAIN));
        }
        if (value instanceof ObjectNode object) {
            List.copyOf(object.properties())
                    .forEach(entry -> object.set(entry.getKey(), plain(tape, entry.getValue())));
        }
        if (value instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, plain(tape, array.get(at)));
            }
        }
        return value;
    }

    private static Filter condition(Tape tape, Named named, boolean brackets) {
        var path = brackets
                ? new AttributePath(null, named.leaf().name(), null)
                : AttributePath.parse(named.qualified(USER));
        return tape.chance(15)
                ? new Present(path)
                : new Comparison(path, tape.oneOf(Operator.values()), literal(tape, named));
    }

    private static JsonNode literal(Tape tape, Named named) {
        if (tape.chance(8)) {
            return NullNode.getInstance();
        }
        return switch (named.leaf().type()) {
            case BOOLEAN -> BooleanNode.valueOf(tape.chance(50));
            case DATETIME ->
                StringNode.valueOf(
                        tape.oneOf("2026-11-01T08:00:00Z", "2026-11-01T09:00:00+01:00", "2026-11-02T08:00:00Z"));
            default -> StringNode.valueOf(tape.oneOf(PLAIN));
        };
    }

    /** Whatever is thrown is a refusal. */
    private static Verdict verdict(Callable<Boolean> question) {
        try {
            return question.call() ? Verdict.YES : Verdict.NO;
        } catch (Exception refused) {
            return Verdict.REFUSED;
        }
    }

    /** An operation that says nothing of primary, and has a value. */
    private static ObjectNode operation(Tape tape, ObjectNode user) {
        var named = tape.oneOf(
                CHANGEABLE.stream().filter(each -> hasAim(each, user)).toList());
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put(
                "op",
                tape.oneOf(named.leaf().required() ? List.of("add", "replace") : List.of("add", "replace", "remove")));
        operation.put("path", path(tape, named, user));
        if (!operation.path("op").stringValue().equals("remove")) {
            operation.set(
                    "value",
                    value(tape, named, operation.path("path").stringValue().contains("[")));
        }
        return operation;
    }

    /** A part of elements where there are some. */
    private static boolean hasAim(Named named, ObjectNode user) {
        return named.sub() == null
                || !named.attribute().multiValued()
                || !new Values(USER, user).wholes(named).isEmpty();
    }

    private static JsonNode value(Tape tape, Named named, boolean ofElement) {
        var attribute = named.sub() == null ? named.attribute() : named.sub();
        var values = new ResourceGenerator(tape, USER);
        var value =
                cleaned(withoutPrimary(plain(tape, ofElement ? values.single(attribute) : values.value(attribute))));
        return value.isContainer() && value.isEmpty() ? filled(attribute, ofElement) : value;
    }

    private static JsonNode filled(Attribute attribute, boolean ofElement) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(attribute.subAttributes().getFirst().name(), "tour");
        return attribute.multiValued() && !ofElement
                ? JsonNodeFactory.instance.arrayNode().add(object)
                : object;
    }

    private static JsonNode withoutPrimary(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove("primary");
        }
        value.forEach(OtherSdksTest::withoutPrimary);
        return value;
    }

    private static String path(Tape tape, Named named, ObjectNode user) {
        var types = new Values(USER, user)
                .wholes(named).stream()
                        .map(element -> element.path("type").asString(""))
                        .filter(type -> !type.isEmpty())
                        .toList();
        if (!named.attribute().multiValued() || types.isEmpty() || tape.chance(40)) {
            return named.qualified(USER);
        }
        var sub = named.sub() == null ? "" : "." + named.sub().name();
        return "%s[type eq \"%s\"]%s".formatted(named.attribute().name(), tape.oneOf(types), sub);
    }

    /** What can be changed of a user. */
    private static ObjectNode bare(JsonNode user) {
        return ((ObjectNode) user.deepCopy()).without(List.of("schemas", "id", "meta", "groups"));
    }

    /** Null and what is empty are the same as nothing (RFC 7643 §2.5). */
    private static JsonNode cleaned(JsonNode value) {
        if (value instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(entry -> {
                var cleaned = cleaned(entry.getValue());
                if (cleaned.isNull() || (cleaned.isContainer() && cleaned.isEmpty())) {
                    object.remove(entry.getKey());
                } else {
                    object.set(entry.getKey(), cleaned);
                }
            });
        } else if (value instanceof ArrayNode array) {
            array.forEach(OtherSdksTest::cleaned);
            array.removeIf(element -> element.isContainer() && element.isEmpty());
        }
        return value;
    }
}
