package dev.rollcall.kernel.scim;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers in the one form in which each is kept, so that {@code 1}, {@code 1.0} and {@code 1e0} are no change. A number in
 * quotes is taken for one: identity providers that fill in a template send it so.
 */
final class NumberValue {
    static final int DIGITS = 50;
    static final int EXPONENT = 100;

    private static final Pattern QUOTED =
            Pattern.compile("-?\\d{1,%1$d}(\\.\\d{1,%1$d})?([eE][+-]?\\d{1,3})?".formatted(DIGITS));
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private NumberValue() {}

    static Optional<JsonNode> whole(JsonNode value) {
        boolean fraction = value.isNumber() && !value.isIntegralNumber();
        return fraction ? Optional.empty() : decimal(value).filter(JsonNode::isIntegralNumber);
    }

    static Optional<JsonNode> decimal(JsonNode value) {
        return number(value)
                .map(BigDecimal::stripTrailingZeros)
                .filter(NumberValue::isUsual)
                .map(NumberValue::node);
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        return value.isString() && QUOTED.matcher(value.stringValue()).matches()
                ? Optional.of(new BigDecimal(value.stringValue()))
                : Optional.empty();
    }

    private static boolean isUsual(BigDecimal number) {
        return number.precision() <= DIGITS && Math.abs(number.scale()) <= EXPONENT;
    }

    /** As a reader of the stored text finds it. */
    private static JsonNode node(BigDecimal number) {
        return MAPPER.readTree(number.toPlainString());
    }
}
