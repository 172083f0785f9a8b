package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Attribute;
import dev.rollcall.kernel.scim.Attribute.Returned;
import dev.rollcall.kernel.scim.Attribute.Type;
import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.ResourceType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Any filter that the grammar allows (RFC 7644 §3.4.2.2), about attributes of one type, often about values that there are. */
public final class FilterGenerator {
    private static final int DEPTH = 3;
    private static final List<Operator> UNORDERED =
            List.of(Operator.EQ, Operator.NE, Operator.CO, Operator.SW, Operator.EW);
    private static final List<Operator> UNPARTED =
            List.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GE, Operator.LT, Operator.LE);

    private final Tape tape;
    private final ResourceType type;
    private final List<Named> names;
    private final List<Named> sensible;
    private final List<? extends JsonNode> samples;

    /** @param samples resources from which values are taken */
    public FilterGenerator(Tape tape, ResourceType type, List<? extends JsonNode> samples) {
        this.tape = tape;
        this.type = type;
        this.names = Named.of(type);
        this.sensible = names.stream().filter(FilterGenerator::isSensible).toList();
        this.samples = samples;
    }

    public Filter filter() {
        return filter(DEPTH);
    }

    private Filter filter(int depth) {
        return switch (depth == 0 ? 0 : tape.below(8)) {
            case 1 -> new And(filter(depth - 1), filter(depth - 1));
            case 2 -> new Or(filter(depth - 1), filter(depth - 1));
            case 3 -> new Not(filter(depth - 1));
            case 4, 5 -> valuePath();
            default -> condition(tape.oneOf(tape.chance(5) ? names : sensible), null);
        };
    }

    private static boolean isSensible(Named named) {
        return named.leaf().type() != Type.COMPLEX && named.leaf().returned() != Returned.NEVER;
    }

    private Filter valuePath() {
        var lists = names.stream()
                .filter(named -> named.sub() == null && named.attribute().multiValued())
                .filter(named -> named.attribute().complex())
                .toList();
        var list = tape.oneOf(lists);
        return new ValuePath(path(list), element(list));
    }

    /** A condition on the elements of a list. */
    Filter element(Named list) {
        return element(list, tape.below(DEPTH));
    }

    private Filter element(Named list, int depth) {
        return switch (depth == 0 ? 0 : tape.below(7)) {
            case 1, 2 -> new And(element(list, depth - 1), element(list, depth - 1));
            case 3 -> new Or(element(list, depth - 1), element(list, depth - 1));
            case 4 -> new Not(element(list, depth - 1));
            default -> {
                var sub = tape.oneOf(list.attribute().subAttributes());
                var name = new AttributePath(null, Texts.anyCase(tape, sub.name()), null);
                yield condition(new Named(list.schema(), list.attribute(), sub), name);
            }
        };
    }

    /** @param written how the attribute is named, null for its own path */
    private Filter condition(Named named, @Nullable AttributePath written) {
        var path = written == null ? path(named) : written;
        return tape.chance(15) ? new Present(path) : new Comparison(path, operator(named.leaf()), value(named));
    }

    AttributePath path(Named named) {
        var plain = named.path();
        boolean qualified = named.inExtension(type) ? !tape.chance(20) : tape.chance(20);
        var schema = named.schema() == null ? type.core() : named.schema();
        return new AttributePath(
                qualified ? Texts.anyCase(tape, schema.id()) : null,
                Texts.anyCase(tape, plain.name()),
                plain.sub() == null ? null : Texts.anyCase(tape, plain.sub()));
    }

    private Operator operator(Attribute leaf) {
        if (tape.chance(2)) {
            return tape.oneOf(Operator.values());
        }
        return switch (leaf.type()) {
            case BOOLEAN, COMPLEX -> tape.oneOf(Operator.EQ, Operator.NE);
            case BINARY -> tape.oneOf(UNORDERED);
            case INTEGER, DECIMAL, DATETIME -> tape.oneOf(UNPARTED);
            case STRING, REFERENCE -> tape.oneOf(Operator.values());
        };
    }

    private JsonNode value(Named named) {
        return switch (tape.below(60)) {
            case 58, 59 -> NullNode.getInstance();
            case 57 -> BooleanNode.valueOf(tape.chance(50));
            case 56 -> DecimalNode.valueOf(BigDecimal.valueOf(tape.below(100_000) - 50_000L, tape.below(12) - 3));
            default -> literal(named.leaf(), sample(named));
        };
    }

    private JsonNode literal(Attribute leaf, @Nullable JsonNode sample) {
        return switch (leaf.type()) {
            case BOOLEAN -> tape.chance(90) ? BooleanNode.valueOf(tape.chance(50)) : StringNode.valueOf("True");
            case INTEGER, DECIMAL ->
                DecimalNode.valueOf(
                        sample == null || tape.chance(30) ? BigDecimal.valueOf(tape.below(60)) : sample.decimalValue());
            case DATETIME -> StringNode.valueOf(sample == null ? "2026-11-01T08:00:00Z" : sample.stringValue());
            default ->
                StringNode.valueOf(
                        sample == null || tape.chance(20) ? Texts.any(tape) : Texts.near(tape, sample.asString()));
        };
    }

    /** A value that some resource has. */
    private @Nullable JsonNode sample(Named named) {
        if (samples.isEmpty()) {
            return null;
        }
        var values = new Values(type, tape.oneOf(samples))
                .parts(named).stream()
                        .filter(value -> value.isValueNode() && !value.isMissingNode())
                        .toList();
        return values.isEmpty() ? null : tape.oneOf(values);
    }
}
