package dev.rollcall.kernel.scim;

/** Text that PostgreSQL can hold: without NUL, and without half of a surrogate pair, which is no character. */
final class StorableText {
    private StorableText() {}

    /** @param what names the text in the error message */
    static void require(String text, String what, ScimErrorType error) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0) {
                throw new InvalidScim(
                        error, "%s holds the character U+0000 at position %d; leave it out".formatted(what, at + 1));
            }
            if (isPair(text, at)) {
                at++;
            } else if (Character.isSurrogate(unit)) {
                throw new InvalidScim(
                        error,
                        "%s holds half a character (U+%04X) at position %d; send valid UTF-8"
                                .formatted(what, (int) unit, at + 1));
            }
        }
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
