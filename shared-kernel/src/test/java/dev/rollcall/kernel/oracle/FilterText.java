package dev.rollcall.kernel.oracle;

import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes a filter in one of the many ways that mean the same: parentheses only where needed or anywhere, any letter case. */
public final class FilterText {
    private static final Pattern PLAIN_WORD = Pattern.compile("(?!(?i:true|false|null)$)[A-Za-z][A-Za-z0-9@.-]*");

    private final Tape tape;

    public FilterText(Tape tape) {
        this.tape = tape;
    }

    public String of(Filter filter) {
        return switch (filter) {
            case And both -> grouped(both.left(), both.left() instanceof Or) + word("and") + right(both.right());
            case Or either ->
                grouped(either.left(), false) + word("or") + grouped(either.right(), either.right() instanceof Or);
            case Not not -> Texts.anyCase(tape, "not") + space(true) + "(" + of(not.negated()) + ")";
            case Present present -> present.path() + word("pr").stripTrailing();
            case Comparison comparison ->
                comparison.path() + word(comparison.operator().keyword()) + literal(comparison.value());
            case ValuePath path -> path.path() + "[" + space(true) + of(path.element()) + space(true) + "]";
        };
    }

    private String right(Filter filter) {
        return grouped(filter, filter instanceof Or || filter instanceof And);
    }

    private String grouped(Filter filter, boolean needed) {
        return needed || tape.chance(10) ? "(" + of(filter) + space(true) + ")" : of(filter);
    }

    private String word(String word) {
        return space(false) + Texts.anyCase(tape, word) + space(false);
    }

    private String space(boolean orNone) {
        return tape.chance(10) ? "  " : orNone ? "" : " ";
    }

    private String literal(JsonNode value) {
        if (!value.isString()) {
            return value.toString();
        }
        var text = value.stringValue();
        boolean bare = PLAIN_WORD.matcher(text).matches() && tape.chance(15);
        return bare ? text : "\"" + escaped(text) + "\"";
    }

    private String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(letter -> escaped.append(escapedLetter(letter)));
        return escaped.toString();
    }

    private String escapedLetter(String letter) {
        if (letter.equals("\"") || letter.equals("\\")) {
            return "\\" + letter;
        }
        boolean asNumbers = letter.charAt(0) < ' ' || tape.chance(3);
        return asNumbers ? letter.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining()) : letter;
    }
}
