package dev.rollcall.kernel.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The size and root of a log at one time, as the signed note that leaves the house (C2SP tlog-checkpoint, signed-note).
 *
 * @param origin which log it is; also the name under which its key signs
 */
public record Checkpoint(String origin, long size, byte[] root) {
    private static final Pattern NOTE =
            Pattern.compile("([^\\n]+)\\n(0|[1-9]\\d{0,17})\\n([A-Za-z0-9+/]{43}=)\\n\\n((?:\u2014 [^\\n]+\\n)+)");
    private static final int ID_BYTES = 4;

    /** The note with one signature. */
    public String signed(SigningKey key) {
        return SignedNote.of(text(), origin, key);
    }

    /** The checkpoint of a note that this key has signed; empty for anything else. */
    public static Optional<Checkpoint> open(String note, VerifierKey key) {
        var form = NOTE.matcher(note);
        if (!form.matches() || !form.group(1).equals(key.name())) {
            return Optional.empty();
        }
        try {
            var checkpoint =
                    new Checkpoint(form.group(1), Long.parseLong(form.group(2)), Base64Text.bytes(form.group(3)));
            return form.group(4).lines().anyMatch(line -> checkpoint.signedBy(key, line))
                    ? Optional.of(checkpoint)
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private boolean signedBy(VerifierKey key, String line) {
        var prefix = "\u2014 " + origin + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] identified = Base64Text.bytes(line.substring(prefix.length()));
            return identified.length > ID_BYTES
                    && Arrays.equals(Arrays.copyOf(identified, ID_BYTES), key.id())
                    && key.verifies(
                            text().getBytes(StandardCharsets.UTF_8),
                            Arrays.copyOfRange(identified, ID_BYTES, identified.length));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, Base64Text.of(root));
    }
}
