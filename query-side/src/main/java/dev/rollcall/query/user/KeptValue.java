package dev.rollcall.query.user;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.ResourceType.Target;
import dev.rollcall.kernel.scim.Schema;
import dev.rollcall.kernel.user.UserName;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value of a user that has a row of its own for as long as it stands.
 *
 * @param attribute at the top of the user
 * @param part the way from there; empty where the attribute is simple
 * @param stated what the schema says of it
 */
record KeptValue(String attribute, String part, Attribute stated) {
    static final String ACTIVE = "active";

    /** What has columns or a table of its own, or is derived. */
    private static final Set<String> ELSEWHERE = Set.of(
            "id",
            "userName",
            "externalId",
            "displayName",
            "emails",
            "groups",
            "meta",
            "schemas",
            "password",
            Schema.SEAT);

    /** They say of what kind the value beside them is, and nearly everybody's is the same. */
    private static final Set<String> KINDS = Set.of("type", "primary");

    /** In code points; the rest of a longer key is left out. */
    private static final int LONGEST = 200;

    /** Empty where there are no rows of it. */
    static Optional<KeptValue> at(Target target) {
        var attribute = Objects.requireNonNull(target.attribute());
        var sub = sub(target, attribute);
        var part = sub.map(Attribute::name).orElse("");
        var value = target.extension() == null
                ? new KeptValue(attribute.name(), part, sub.orElse(attribute))
                : new KeptValue(target.extension().id(), within(attribute.name(), part), sub.orElse(attribute));
        return Optional.of(value)
                .filter(kept -> isKept(kept.attribute)
                        && Stream.of(kept.part.split("\\.")).allMatch(KeptValue::isTelling));
    }

    /** Simple elements stand in a document without a name. */
    private static Optional<Attribute> sub(Target target, Attribute attribute) {
        return attribute.multiValued() && !attribute.complex()
                ? Optional.empty()
                : Optional.ofNullable(target.sub()).or(() -> attribute.sub(Attribute.VALUE));
    }

    static String within(String outer, String inner) {
        return outer.isEmpty() || inner.isEmpty() ? outer + inner : outer + "." + inner;
    }

    /** @param attribute at the top of the user */
    static boolean isKept(String attribute) {
        return !ELSEWHERE.contains(attribute);
    }

    static boolean isTelling(String name) {
        return !KINDS.contains(name);
    }

    boolean isText() {
        return switch (stated.type()) {
            case STRING, REFERENCE, BINARY -> true;
            case BOOLEAN, INTEGER, DECIMAL, DATETIME, COMPLEX -> false;
        };
    }

    /** Whether texts have to be the same to the letter, which their rows do not tell. */
    boolean isExact() {
        return isText() && (stated.caseExact() || stated.type() == Type.BINARY);
    }

    /** What the rows of an equal value say; empty where none does. What is not there is equal to null. */
    Optional<String> key(JsonNode sought) {
        if (sought.isNull()) {
            return Optional.empty();
        }
        return switch (stated.type()) {
            case STRING, REFERENCE, BINARY -> text(sought).map(UserName::key).filter(key -> !isCut(key));
            case INTEGER, DECIMAL ->
                Optional.of(sought).filter(JsonNode::isNumber).map(KeptValue::number);
            case BOOLEAN -> Optional.of(sought.asString().toLowerCase(Locale.ROOT));
            case DATETIME, COMPLEX -> Optional.empty();
        };
    }

    /** A number may be compared with a text. U+0000 is in none, and PostgreSQL takes none. */
    private static Optional<String> text(JsonNode sought) {
        return Optional.of(sought)
                .filter(value -> value.isString() || value.isNumber())
                .map(JsonNode::asString)
                .filter(text -> text.indexOf(0) < 0);
    }

    /** What the row of a value says. */
    static String keyOf(JsonNode value) {
        if (value.isString()) {
            return cut(UserName.key(value.stringValue()));
        }
        return value.isNumber() ? number(value) : value.asString();
    }

    /** The same however it is written. */
    private static String number(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().toString();
    }

    private static String cut(String key) {
        return isCut(key) ? key.substring(0, key.offsetByCodePoints(0, LONGEST)) : key;
    }

    private static boolean isCut(String key) {
        return key.codePointCount(0, key.length()) >= LONGEST;
    }
}
