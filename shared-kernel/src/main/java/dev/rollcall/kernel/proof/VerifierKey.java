package dev.rollcall.kernel.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The public half of a signing key under the name of one log (C2SP signed-note). */
public final class VerifierKey {
    private static final byte[] ED25519 = {1};
    private static final byte[] NEW_LINE = {'\n'};
    private static final int ID_BYTES = 4;

    /** What stands before the 32 bytes of an Ed25519 key in its encoding (RFC 8410 §4). */
    private static final byte[] ENCODING = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] open;

    VerifierKey(String name, byte[] open) {
        this.name = name;
        this.open = open;
    }

    public String name() {
        return name;
    }

    /** A hint that tells keys apart; no proof of anything. */
    byte[] id() {
        return Arrays.copyOf(Sha256.of(name.getBytes(StandardCharsets.UTF_8), NEW_LINE, ED25519, open), ID_BYTES);
    }

    boolean verifies(byte[] text, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(open)));
    }

    static byte[] encoded(byte[] open) {
        byte[] encoded = Arrays.copyOf(ENCODING, ENCODING.length + open.length);
        System.arraycopy(open, 0, encoded, ENCODING.length, open.length);
        return encoded;
    }

    /** {@code name+id+key}, as verifiers of signed notes read it. */
    @Override
    public String toString() {
        byte[] typed = Arrays.copyOf(ED25519, 1 + open.length);
        System.arraycopy(open, 0, typed, 1, open.length);
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64Text.of(typed);
    }
}
