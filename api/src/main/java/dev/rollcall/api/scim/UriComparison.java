package dev.rollcall.api.scim;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/**
 * What a text asks of the URIs of our resources, asked of the ids at their end.
 *
 * @param before what all of them begin with
 * @param id where the id stands
 */
record UriComparison(String before, AttributePath id) {
    Filter of(Operator operator, String text) {
        return switch (operator) {
            case EQ -> text.startsWith(before) ? ofId(Operator.EQ, rest(text)) : none();
            case NE -> new Not(of(Operator.EQ, text));
            case SW -> begun(operator, text, before.startsWith(text));
            case CO -> before.contains(text) ? all() : some(Operator.CO, Operator.SW, text);
            case EW -> some(Operator.EW, Operator.EQ, text);
            case GT, GE -> begun(operator, text, before.compareTo(text) > 0);
            case LT, LE -> begun(operator, text, before.compareTo(text) < 0);
        };
    }

    /** @param otherwise where the text has another beginning, so that the id does not matter */
    private Filter begun(Operator operator, String text, boolean otherwise) {
        if (text.startsWith(before)) {
            return ofId(operator, rest(text));
        }
        return otherwise ? all() : none();
    }

    /** The text stands in the id, or begins before it at any place where that ends as the text begins. */
    private Filter some(Operator within, Operator across, String text) {
        var split = IntStream.range(1, text.length())
                .filter(at -> before.endsWith(text.substring(0, at)))
                .mapToObj(at -> ofId(across, text.substring(at)));
        return Stream.concat(Stream.of(ofId(within, text)), split)
                .reduce(Or::new)
                .orElseThrow();
    }

    private String rest(String text) {
        return text.substring(before.length());
    }

    private Filter ofId(Operator operator, String text) {
        return new Comparison(id, operator, StringNode.valueOf(text));
    }

    private Filter all() {
        return new Present(id);
    }

    private Filter none() {
        return new And(new Present(id), new Not(new Present(id)));
    }
}
