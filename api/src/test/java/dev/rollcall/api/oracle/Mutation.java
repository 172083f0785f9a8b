package dev.rollcall.api.oracle;

import dev.rollcall.kernel.oracle.Tape;
import java.util.List;

/** Breaks a text at a random place. */
final class Mutation {
    private static final List<String> INTRUDERS = List.of(
            "\u0000",
            "\\u0000",
            "\\ud800",
            "\uFFFD",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ",",
            ":",
            "\"",
            "\\",
            "'",
            "%",
            "%00",
            "%2F",
            "%zz",
            "%c0%af",
            "//",
            "/../",
            "/./",
            ";a=b",
            "?",
            "#",
            "&",
            "=",
            " ",
            "\t",
            "null",
            "true",
            "-1",
            "1e999999999",
            "99999999999999999999999999",
            "0x1",
            "é",
            "İ",
            "😀",
            "<script>",
            "${jndi:ldap://127.0.0.1/x}");
    private static final int HUGE = 70_000;

    private Mutation() {}

    static String of(Tape tape, String text) {
        int from = tape.below(text.length() + 1);
        int to = Math.min(text.length(), from + tape.below(8));
        return switch (tape.below(8)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            case 2 -> text.substring(0, from);
            case 3 -> text.substring(from);
            case 4 -> text.substring(0, from) + Character.toString(tape.below(0x300)) + text.substring(to);
            case 5 -> text + text;
            default -> text.substring(0, from) + tape.oneOf(INTRUDERS) + text.substring(to);
        };
    }

    /** JSON that is beyond a limit somewhere. */
    static String beyond(Tape tape, String json) {
        return switch (tape.below(4)) {
            case 0 -> "[".repeat(40) + json + "]".repeat(40);
            case 1 -> "{\"a\":".repeat(tape.below(2000)) + json;
            case 2 -> json.replaceFirst("\"", "\"" + "x".repeat(HUGE));
            default -> json.replaceFirst(":", ":" + "9".repeat(60) + ",\"a\":");
        };
    }
}
