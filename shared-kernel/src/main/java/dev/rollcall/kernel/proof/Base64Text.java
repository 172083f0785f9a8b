package dev.rollcall.kernel.proof;

import java.util.Base64;

/** Bytes as text in the one way of RFC 4648 §3.5; {@link Base64} also reads texts whose spare bits are set. */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException for a text that {@link #of} does not write */
    static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("Not the base64 of any bytes: " + text);
        }
        return bytes;
    }
}
