package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.oracle.NaiveFilter.Senseless;
import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Operator;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One operator of RFC 7644 §3.4.2.2, Table 3, between a value and a literal that is not null. */
final class NaiveComparison {
    private static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQ, Operator.NE);
    private static final Set<Operator> PARTS = EnumSet.of(Operator.CO, Operator.SW, Operator.EW);

    /** What names a resource of ours: by any form of its URL. */
    private static final Set<String> LINKS = Set.of("meta.location", "groups.$ref", "members.$ref");

    private static final Pattern RELATIVE = Pattern.compile("(?:\\.\\./|/)?(?:v2/)?((?:Users|Groups)/.+)");

    private final boolean isLink;
    private final Attribute leaf;
    private final Operator operator;
    private final JsonNode literal;

    private NaiveComparison(boolean isLink, Attribute leaf, Comparison comparison) {
        this.isLink = isLink;
        this.leaf = leaf;
        this.operator = comparison.operator();
        this.literal = comparison.value();
        requireSense();
    }

    /** @throws Senseless where the type of the attribute has no such comparison */
    static NaiveComparison of(String path, Attribute leaf, Comparison comparison) {
        return new NaiveComparison(LINKS.contains(path), leaf, comparison);
    }

    private void requireSense() {
        boolean fits = switch (leaf.type()) {
            case BOOLEAN -> EQUALITY.contains(operator) && isTruth(literal);
            case INTEGER, DECIMAL -> !PARTS.contains(operator) && literal.isNumber();
            case DATETIME -> !PARTS.contains(operator) && isTime(literal);
            case BINARY -> (EQUALITY.contains(operator) || PARTS.contains(operator)) && !literal.isBoolean();
            case STRING, REFERENCE -> !literal.isBoolean();
            case COMPLEX -> false;
        };
        if (!fits) {
            throw new Senseless("%s %s %s".formatted(leaf.name(), operator, literal));
        }
    }

    private static boolean isTruth(JsonNode value) {
        return value.isBoolean()
                || Set.of("true", "false").contains(value.asString().toLowerCase(Locale.ROOT));
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isString() && time(value) != null;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static Instant time(JsonNode value) {
        return OffsetDateTime.parse(value.stringValue()).toInstant();
    }

    boolean isEqual(JsonNode value) {
        return isThere(value) && (order(value) == 0 || (isLink && leadsTo(value.stringValue())));
    }

    /** RFC 7643 §2.3.7: a reference may be relative to where the server's resources begin. */
    private boolean leadsTo(String url) {
        var relative = RELATIVE.matcher(literal.asString());
        return relative.matches() && url.endsWith("/" + relative.group(1));
    }

    /** Nothing is not equal to anything, and has no other relation to it. */
    boolean holds(JsonNode value) {
        if (!isThere(value)) {
            return operator == Operator.NE;
        }
        return switch (operator) {
            case EQ -> isEqual(value);
            case NE -> !isEqual(value);
            case GT -> order(value) > 0;
            case GE -> order(value) >= 0;
            case LT -> order(value) < 0;
            case LE -> order(value) <= 0;
            case CO -> text(value).contains(text(literal));
            case SW -> text(value).startsWith(text(literal));
            case EW -> text(value).endsWith(text(literal));
        };
    }

    /** A primary that is not stated is false (RFC 7643 §2.4). */
    private boolean isThere(JsonNode value) {
        return !value.isMissingNode() || leaf.name().equals("primary");
    }

    private int order(JsonNode value) {
        return switch (leaf.type()) {
            case BOOLEAN ->
                Boolean.compare(value.asBoolean(false), literal.asString().equalsIgnoreCase("true"));
            case INTEGER, DECIMAL -> value.decimalValue().compareTo(literal.decimalValue());
            case DATETIME -> time(value).compareTo(time(literal));
            default -> compare(text(value), text(literal));
        };
    }

    /** By code points, not by halves of them. */
    static int compare(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private String text(JsonNode value) {
        return leaf.caseExact() ? value.asString() : folded(value.asString());
    }

    /** Letter case, width and the way of composing do not count. */
    static String folded(String text) {
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
