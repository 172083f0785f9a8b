package dev.rollcall.kernel.oracle;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Texts that are alike, and texts that break what does not quote. */
public final class Texts {
    static final List<String> ALL = List.of(
            "guide",
            "Guide",
            "GUIDE",
            "tour",
            "tour guide",
            "bjensen",
            "a",
            "b",
            "z",
            "Z",
            "work",
            "home",
            "WORK",
            "b@example.com",
            "B@Example.com",
            "babs@jensen.org",
            "26118915",
            "7",
            "701984",
            "true",
            "null",
            "",
            " ",
            " guide",
            "guide ",
            "50%",
            "%",
            "_",
            "a_b",
            "a\\b",
            "\\",
            "\\%",
            "O'Malley",
            "\"x\"",
            "a) or (b]",
            "x\ty",
            "line\nbreak",
            "Straße",
            "STRASSE",
            "ẞ",
            "İstanbul",
            "istanbul",
            "ISTANBUL",
            "ı",
            "ΌΣΟΣ",
            "όσος",
            "Σ",
            "é",
            "e\u0301",
            "É",
            "ÉCOLE",
            "école",
            "Ǆ",
            "ǆ",
            "ﬁ",
            "fi",
            "\u212A",
            "k",
            "Ａ",
            "漢字",
            "😀",
            "\u00A0",
            "{\"a\":1}",
            "$ref",
            "2026-11-01T08:00:00Z",
            "'; DROP TABLE user_view_1; --",
            "${jndi}",
            "W/\"0\"");

    private Texts() {}

    public static String any(Tape tape) {
        var text = tape.oneOf(ALL);
        return tape.chance(25) ? text + tape.oneOf(ALL) : text;
    }

    /** A text that has something to do with the given one. */
    static String near(Tape tape, String text) {
        int from = tape.below(text.length() + 1);
        int to = from + tape.below(text.length() - from + 1);
        return switch (tape.below(9)) {
            case 0, 1 -> text;
            case 2 -> text.toUpperCase(Locale.ROOT);
            case 3 -> text.toLowerCase(Locale.ROOT);
            case 4 -> whole(text.substring(0, to));
            case 5 -> whole(text.substring(from));
            case 6 -> whole(text.substring(from, to));
            case 7 -> Normalizer.normalize(text, tape.oneOf(Normalizer.Form.values()));
            default -> text + tape.oneOf(ALL);
        };
    }

    /** Without half a character at either end. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Some letters the other way round; names and operators do not mind (RFC 7643 §2.1). */
    static String anyCase(Tape tape, String name) {
        return switch (tape.below(4)) {
            case 0, 1 -> name;
            case 2 -> name.toUpperCase(Locale.ROOT);
            default -> name.toLowerCase(Locale.ROOT);
        };
    }
}
