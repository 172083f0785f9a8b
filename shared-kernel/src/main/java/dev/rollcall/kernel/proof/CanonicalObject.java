package dev.rollcall.kernel.proof;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes one flat JSON object in the JSON Canonicalization Scheme (RFC 8785). Members have to be put in the order of
 * their names, and numbers have to be whole ones of less than 2^53.
 */
final class CanonicalObject {
    private static final String SHORT = "\b\t\n\f\r\"\\";
    private static final String LETTER = "btnfr\"\\";

    private final StringBuilder text = new StringBuilder(768).append('{');
    private String last = "";

    CanonicalObject put(String name, long number) {
        begin(name);
        text.append(number);
        return this;
    }

    /** @param value written as a string of what it says of itself, or as null */
    CanonicalObject put(String name, @Nullable Object value) {
        begin(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value.toString());
        }
        return this;
    }

    byte[] bytes() {
        return (text + "}").getBytes(StandardCharsets.UTF_8);
    }

    private void begin(String name) {
        if (name.compareTo(last) <= 0) {
            throw new IllegalStateException(name + " stands after " + last);
        }
        if (!last.isEmpty()) {
            text.append(',');
        }
        last = name;
        quote(name);
        text.append(':');
    }

    /** RFC 8785 §3.2.2.2: only what must be escaped is, in its shortest form; and what lies between goes as it is. */
    private void quote(String value) {
        text.append('"');
        int plain = 0;
        for (int at = 0; at < value.length(); at++) {
            if (isEscaped(value.charAt(at))) {
                text.append(value, plain, at);
                escape(value.charAt(at));
                plain = at + 1;
            }
        }
        text.append(value, plain, value.length()).append('"');
    }

    private static boolean isEscaped(char unit) {
        return unit < ' ' || unit == '"' || unit == '\\';
    }

    private void escape(char unit) {
        int known = SHORT.indexOf(unit);
        if (known >= 0) {
            text.append('\\').append(LETTER.charAt(known));
        } else {
            text.append("\\u").append(HexFormat.of().toHexDigits((short) unit));
        }
    }
}
