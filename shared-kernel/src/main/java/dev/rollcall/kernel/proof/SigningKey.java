package dev.rollcall.kernel.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** An Ed25519 key that signs checkpoints. It lives outside the database: whoever can rewrite rows must not be able to sign. */
public final class SigningKey {
    private static final int RAW_BYTES = 32;

    private final PrivateKey secret;
    private final byte[] open;

    private SigningKey(PrivateKey secret, byte[] open) {
        this.secret = secret;
        this.open = open;
    }

    public static SigningKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), raw(pair.getPublic()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every JDK has Ed25519", impossible);
        }
    }

    /** @throws IllegalArgumentException when the text was not made by {@link #text} */
    public static SigningKey parse(String text) {
        try {
            var parts = text.strip().split("\\.", 2);
            var keys = KeyFactory.getInstance("Ed25519");
            byte[] open = Base64Text.bytes(parts[1]);
            var secret = keys.generatePrivate(new PKCS8EncodedKeySpec(Base64Text.bytes(parts[0])));
            var key = new SigningKey(secret, raw(keys.generatePublic(new X509EncodedKeySpec(open))));
            if (!new VerifierKey("self", key.open).verifies(new byte[1], key.sign(new byte[1]))) {
                throw new IllegalArgumentException("The two halves of the key are of two keys");
            }
            return key;
        } catch (GeneralSecurityException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException("This is no signing key", unreadable);
        }
    }

    /** Both halves, to be kept in a file that nobody else reads. */
    public String text() {
        return Base64Text.of(secret.getEncoded()) + "." + Base64Text.of(VerifierKey.encoded(open));
    }

    /** What auditors are given once, for one log. */
    public VerifierKey verifier(String name) {
        return new VerifierKey(name, open);
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("A key of ours signs", impossible);
        }
    }

    /** Signs one text. */
    public byte[] sign(String text) {
        return sign(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last bytes of its encoding (RFC 8410 §4). */
    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }
}
