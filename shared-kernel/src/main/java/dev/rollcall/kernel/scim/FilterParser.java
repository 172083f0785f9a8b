package dev.rollcall.kernel.scim;

import dev.rollcall.kernel.scim.Filter.And;
import dev.rollcall.kernel.scim.Filter.Comparison;
import dev.rollcall.kernel.scim.Filter.Not;
import dev.rollcall.kernel.scim.Filter.Operator;
import dev.rollcall.kernel.scim.Filter.Or;
import dev.rollcall.kernel.scim.Filter.Present;
import dev.rollcall.kernel.scim.Filter.ValuePath;
import dev.rollcall.kernel.scim.Lexer.Kind;
import dev.rollcall.kernel.scim.Lexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;

/**
 * Reads filters and PATCH paths by recursive descent. {@code and} binds closer than {@code or}; names, operators and
 * logical words in any letter case; a value written without quotes is taken as a string, because Entra's own pages show
 * {@code externalId eq jyoung}.
 */
public final class FilterParser {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_COMPARISONS = 50;
    private static final int MAX_VALUE_PATHS = 5;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,49})(\\.\\d{1,50})?([eE][+-]?\\d{1,3})?");

    /** A whole schema is named by its URN, which may end in a version, as {@code urn:example:badge:1.0} does. */
    private static final Pattern NAME =
            Pattern.compile("(?:[^\\s:]+:)*[A-Za-z$][\\w$-]*(?:\\.[A-Za-z$][\\w$-]*)?|(?i:urn)(?::[\\w.~-]+)+");

    private static final Pattern SUB = Pattern.compile("\\.[A-Za-z$][\\w$-]*");

    private final String input;
    private final List<Token> tokens;
    private ScimErrorType error;
    private boolean inElement;
    private int next;
    private int depth;
    private int comparisons;
    private int valuePaths;

    private FilterParser(String input, ScimErrorType error) {
        if (input.length() > MAX_LENGTH) {
            throw new InvalidScim(
                    error,
                    "The expression has %d characters; at most %d are read".formatted(input.length(), MAX_LENGTH));
        }
        Unicode.require(input, "The expression", error);
        this.input = input;
        this.error = error;
        this.tokens = Lexer.tokens(input);
    }

    public static Filter parse(String text) {
        var parser = new FilterParser(text, ScimErrorType.INVALID_FILTER);
        var filter = parser.or();
        parser.expect(Kind.END, "the end of the filter");
        return filter;
    }

    /** Reads a PATCH path: {@code attr}, {@code attr.sub}, {@code attr[filter]}, {@code attr[filter].sub} (RFC 7644 §3.5.2). */
    public static ScimPath parsePath(String text) {
        var parser = new FilterParser(text, ScimErrorType.INVALID_PATH);
        var attribute = parser.attributePath();
        var path = parser.opensElement(attribute)
                ? new ScimPath(attribute, parser.element()).sub(parser.subAttribute())
                : new ScimPath(attribute, null);
        parser.expect(Kind.END, "the end of the path");
        return path;
    }

    private Filter or() {
        if (++depth > MAX_DEPTH) {
            throw new InvalidScim(error, "The filter is nested deeper than " + MAX_DEPTH + " levels");
        }
        var left = and();
        while (takeWord("or")) {
            left = new Or(left, and());
        }
        depth--;
        return left;
    }

    private Filter and() {
        var left = factor();
        while (takeWord("and")) {
            left = new And(left, factor());
        }
        return left;
    }

    private Filter factor() {
        if (peek().kind() == Kind.OPEN) {
            return group();
        }
        if (isWord("not") && tokens.get(next + 1).kind() == Kind.OPEN) {
            next++;
            return new Not(group());
        }
        return condition();
    }

    private Filter group() {
        expect(Kind.OPEN, "(");
        var inner = or();
        expect(Kind.CLOSE, ")");
        return inner;
    }

    private Filter condition() {
        var path = attributePath();
        if (opensElement(path)) {
            var element = element();
            var sub = subAttribute();
            return sub == null
                    ? new ValuePath(path, element)
                    : new ValuePath(path, new And(element, comparison(new AttributePath(null, sub, null))));
        }
        return comparison(path);
    }

    private Filter comparison(AttributePath path) {
        if (++comparisons > MAX_COMPARISONS) {
            throw new InvalidScim(error, "The filter has more than " + MAX_COMPARISONS + " comparisons");
        }
        var word = take();
        if (word.kind() == Kind.WORD && word.text().equalsIgnoreCase("pr")) {
            return new Present(path);
        }
        var operator =
                operator(word).orElseThrow(() -> wrong(word, "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)"));
        return new Comparison(path, operator, value(take()));
    }

    private static Optional<Operator> operator(Token word) {
        for (var operator : Operator.values()) {
            if (operator.keyword().equalsIgnoreCase(word.text())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private JsonNode value(Token token) {
        if (token.kind() == Kind.STRING) {
            return token.literal();
        }
        if (token.kind() != Kind.WORD) {
            throw wrong(token, "a value");
        }
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.getInstance();
            default -> number(token).map(JsonNode.class::cast).orElseGet(() -> unquoted(token));
        };
    }

    /** What begins otherwise than a name or an id does was meant to be something else, such as a text in single quotes. */
    private JsonNode unquoted(Token word) {
        if (!Character.isLetterOrDigit(word.text().codePointAt(0))) {
            throw wrong(word, "a value; a text stands in double quotes");
        }
        return word.literal();
    }

    private static Optional<WrittenNumber> number(Token token) {
        return NUMBER.matcher(token.text()).matches() ? Optional.of(new WrittenNumber(token.text())) : Optional.empty();
    }

    private AttributePath attributePath() {
        var token = take();
        if (token.kind() != Kind.WORD || !NAME.matcher(token.text()).matches()) {
            throw wrong(token, "the name of an attribute");
        }
        return AttributePath.parse(token.text());
    }

    /** Conditions in brackets follow a whole attribute and hold no other brackets. */
    private boolean opensElement(AttributePath path) {
        return peek().kind() == Kind.OPEN_BRACKET && path.sub() == null && !inElement;
    }

    /** A mistake within the brackets is one of a filter, also where they stand in a path (RFC 7644 §3.12). */
    private Filter element() {
        if (++valuePaths > MAX_VALUE_PATHS) {
            throw new InvalidScim(error, "The filter has more than " + MAX_VALUE_PATHS + " pairs of brackets");
        }
        var outside = error;
        expect(Kind.OPEN_BRACKET, "[");
        inElement = true;
        error = ScimErrorType.INVALID_FILTER;
        var element = or();
        inElement = false;
        error = outside;
        expect(Kind.CLOSE_BRACKET, "]");
        return element;
    }

    private @Nullable String subAttribute() {
        var token = peek();
        if (token.kind() != Kind.WORD || !token.text().startsWith(".")) {
            return null;
        }
        if (!SUB.matcher(token.text()).matches()) {
            throw wrong(token, "the name of a sub-attribute");
        }
        next++;
        return token.text().substring(1);
    }

    private boolean takeWord(String word) {
        boolean found = isWord(word);
        next += found ? 1 : 0;
        return found;
    }

    private boolean isWord(String word) {
        return peek().kind() == Kind.WORD && peek().text().equalsIgnoreCase(word);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        var token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private void expect(Kind kind, String what) {
        var token = take();
        if (token.kind() != kind) {
            throw wrong(token, what);
        }
    }

    private InvalidScim wrong(Token token, String expected) {
        var found = token.kind() == Kind.END ? "it ends" : "\"" + token.text() + "\" stands";
        return new InvalidScim(
                error,
                "At character %d %s where %s is expected: %s".formatted(token.position() + 1, found, expected, input));
    }
}
