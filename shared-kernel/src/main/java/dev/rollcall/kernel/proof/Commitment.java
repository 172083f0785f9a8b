package dev.rollcall.kernel.proof;

import java.util.HexFormat;

/** What an envelope says of the two documents of an event, in lower-case hexadecimal digits. */
public final class Commitment {
    public static final int SALT_BYTES = 16;

    private Commitment() {}

    /** {@code SHA-256(payload)}, over the stored bytes. */
    public static String toPayload(byte[] payload) {
        return HexFormat.of().formatHex(Sha256.of(payload));
    }

    /** {@code SHA-256(salt || personal)}: without the salt nobody can try names until one fits. */
    public static String toPersonal(byte[] salt, byte[] personal) {
        return HexFormat.of().formatHex(Sha256.of(salt, personal));
    }
}
