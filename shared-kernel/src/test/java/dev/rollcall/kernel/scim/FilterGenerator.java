package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Any filter that the grammar allows, the same ones for the same seed. */
final class FilterGenerator {
    private static final int DEPTH = 4;
    private static final List<String> NAMES = List.of(
            "userName", "name.familyName", "emails", "x-1_y", "not", "pr", Schema.ENTERPRISE_USER + ":manager.$ref");
    private static final List<String> TEXTS =
            List.of("", "bjensen", "O'Malley \"x\" \\", "a) or (b]", "é\t漢😀", "true", "5");

    private FilterGenerator() {}

    static Filter filter(Random random) {
        return filter(random, DEPTH, true);
    }

    private static Filter filter(Random random, int depth, boolean brackets) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(brackets ? 6 : 5)) {
            case 0 -> new Present(path(random));
            case 1 -> new Comparison(path(random), one(random, List.of(Operator.values())), value(random));
            case 2 -> new And(filter(random, depth - 1, brackets), filter(random, depth - 1, brackets));
            case 3 -> new Or(filter(random, depth - 1, brackets), filter(random, depth - 1, brackets));
            case 4 -> new Not(filter(random, depth - 1, brackets));
            default -> new ValuePath(AttributePath.parse("emails"), filter(random, depth - 1, false));
        };
    }

    private static AttributePath path(Random random) {
        return AttributePath.parse(one(random, NAMES));
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BooleanNode.valueOf(random.nextBoolean());
            case 1 -> NullNode.getInstance();
            case 2 -> DecimalNode.valueOf(BigDecimal.valueOf(random.nextInt(), random.nextInt(-3, 9)));
            default -> StringNode.valueOf(one(random, TEXTS));
        };
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
