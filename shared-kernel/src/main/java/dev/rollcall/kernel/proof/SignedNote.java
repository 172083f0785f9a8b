package dev.rollcall.kernel.proof;

import java.util.Arrays;

/** A text with a signature under it (C2SP signed-note). */
final class SignedNote {
    private static final int ID_BYTES = 4;

    private SignedNote() {}

    /** @param text ends with a new line */
    static String of(String text, String name, SigningKey key) {
        byte[] signature = key.sign(text);
        byte[] identified = Arrays.copyOf(key.verifier(name).id(), ID_BYTES + signature.length);
        System.arraycopy(signature, 0, identified, ID_BYTES, signature.length);
        return "%s\n\u2014 %s %s\n".formatted(text, name, Base64Text.of(identified));
    }
}
