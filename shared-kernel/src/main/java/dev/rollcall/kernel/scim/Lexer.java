package dev.rollcall.kernel.scim;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Cuts a filter or a PATCH path into tokens. A missing space before a quote is tolerated: the RFC's own samples have it. */
final class Lexer {
    enum Kind {
        WORD,
        STRING,
        OPEN,
        CLOSE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        END
    }

    /** @param position of its first character, for error messages; @param literal the value of a quoted string */
    record Token(Kind kind, String text, JsonNode literal, int position) {}

    private static final JsonMapper MAPPER = new JsonMapper();

    private final String input;
    private int at;

    private Lexer(String input) {
        this.input = input;
    }

    static List<Token> tokens(String input) {
        var lexer = new Lexer(input);
        var tokens = new ArrayList<Token>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < input.length() && Character.isWhitespace(input.charAt(at))) {
            at++;
        }
        if (at == input.length()) {
            return token(Kind.END, at);
        }
        return switch (input.charAt(at)) {
            case '(' -> token(Kind.OPEN, ++at - 1);
            case ')' -> token(Kind.CLOSE, ++at - 1);
            case '[' -> token(Kind.OPEN_BRACKET, ++at - 1);
            case ']' -> token(Kind.CLOSE_BRACKET, ++at - 1);
            case '"' -> string();
            default -> word();
        };
    }

    private Token token(Kind kind, int from) {
        var text = input.substring(from, at);
        return new Token(kind, text, StringNode.valueOf(text), from);
    }

    private Token word() {
        int from = at;
        while (at < input.length()
                && "()[]\"".indexOf(input.charAt(at)) < 0
                && !Character.isWhitespace(input.charAt(at))) {
            at++;
        }
        return token(Kind.WORD, from);
    }

    /** Strings stand in filters alone, so a mistake in one is a mistake of a filter, even within a path. */
    private Token string() {
        int from = at++;
        while (at < input.length() && input.charAt(at) != '"') {
            at += input.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= input.length()) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_FILTER,
                    "The string that begins at character %d has no closing quote: %s".formatted(from + 1, input));
        }
        var text = input.substring(from, ++at);
        var literal = literal(text);
        Unicode.require(
                literal.stringValue(),
                "The string at character %d of %s".formatted(from + 1, input),
                ScimErrorType.INVALID_FILTER);
        return new Token(Kind.STRING, text, literal, from);
    }

    private static JsonNode literal(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_FILTER,
                    "%s is not a JSON string; escape \\ and \" with a backslash".formatted(text));
        }
    }
}
