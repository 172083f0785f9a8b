package dev.rollcall.api.http;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and recognises tokens: {@code rc_<kid>_<secret><crc>}, 256 random bits. Only the HMAC-SHA-256 under this
 * installation's key is stored; a token cut short or made longer fails on its form already.
 */
public final class Tokens {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int KID = 8;
    private static final int SECRET = 43;
    private static final int CHECKSUM = 6;
    private static final Pattern FORM = Pattern.compile("(r[col])_([0-9A-Za-z]{8})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})");

    /** A token as text, and its public half. */
    public record Token(String text, String kid) {}

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    public Tokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** For an IdP's connection. */
    public Token forConnection() {
        return make("rc");
    }

    /** For a link that is good once. */
    public Token forLink() {
        return make("rl");
    }

    /** For who operates the installation. */
    public Token forOperator() {
        return make("ro");
    }

    private Token make(String prefix) {
        var kid = text(KID);
        var body = prefix + "_" + kid + "_" + text(SECRET);
        return new Token(body + checksum(body), kid);
    }

    private String text(int length) {
        var text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Empty for everything that cannot be one of our tokens. */
    public static Optional<Token> parse(String presented) {
        var form = FORM.matcher(presented);
        if (!form.matches()) {
            return Optional.empty();
        }
        var body = presented.substring(0, presented.length() - CHECKSUM);
        return form.group(4).equals(checksum(body))
                ? Optional.of(new Token(presented, form.group(2)))
                : Optional.empty();
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var value = BigInteger.valueOf(crc.getValue());
        var text = new StringBuilder(CHECKSUM);
        for (int at = 0; at < CHECKSUM; at++) {
            var parts = value.divideAndRemainder(BigInteger.valueOf(ALPHABET.length()));
            text.append(ALPHABET.charAt(parts[1].intValue()));
            value = parts[0];
        }
        return text.reverse().toString();
    }

    /** The HMAC of a token, hex. */
    public String mac(Token token) {
        return sign(token.text());
    }

    /** The HMAC of a text under the key of the installation, hex. */
    public String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In constant time. */
    public boolean matches(Token token, String mac) {
        return MessageDigest.isEqual(
                mac(token).getBytes(StandardCharsets.US_ASCII), mac.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells whether two nodes have the same key without telling the key. */
    public String fingerprint() {
        return mac(new Token("fingerprint", "")).substring(0, 16);
    }
}
