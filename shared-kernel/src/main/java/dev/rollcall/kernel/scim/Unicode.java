package dev.rollcall.kernel.scim;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a text may hold, and how texts are compared: PostgreSQL cannot store NUL, and half a surrogate pair is no
 * character.
 */
public final class Unicode {
    private static final int REPLACEMENT = 0xFFFD;

    private Unicode() {}

    /** @param what holds the text, for the error message */
    public static void require(String text, Object what, ScimErrorType error) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (point == 0) {
                throw new InvalidScim(
                        error, "%s holds the character U+0000 at position %d; leave it out".formatted(what, at + 1));
            }
            if (isHalf(point)) {
                throw new InvalidScim(
                        error,
                        "%s holds half a character (U+%04X) at position %d; send valid UTF-8"
                                .formatted(what, point, at + 1));
            }
        }
    }

    /** At most so many characters of a text, and none of them cut in two. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** The text with a replacement character for each that cannot be stored. */
    public static String mended(String text) {
        return text.codePoints().allMatch(Unicode::isStorable)
                ? text
                : text.codePoints()
                        .map(point -> isStorable(point) ? point : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /**
     * What texts have in common that differ in letter case, width or composition, as RFC 8265 UsernameCaseMapped asks. The
     * final sigma is a sigma: it is written by its place in a word, not by its case.
     */
    public static String folded(String text) {
        if (text.chars().allMatch(letter -> letter < 128)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower.replace('ς', 'σ'), Normalizer.Form.NFC);
    }

    /** By code points, as PostgreSQL's collation "C" does: Java alone puts 😀 before ﬁ. */
    static int compare(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }

    private static boolean isStorable(int point) {
        return point != 0 && !isHalf(point);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
