package dev.rollcall.kernel.user;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The key under which a name is compared: case and width folded as RFC 8265 UsernameCaseMapped asks, computed here and
 * nowhere else, so that Java and SQL can never disagree.
 */
public final class UserName {
    /** Recorded with the event, so that a later normaliser can tell which keys are old. */
    public static final int NORMALISER = 1;

    private UserName() {}

    public static String key(String name) {
        return isPlain(name) ? name.toLowerCase(Locale.ROOT) : fold(name);
    }

    public static @Nullable String keyOrNull(@Nullable String name) {
        return name == null ? null : key(name);
    }

    /** The final sigma is a sigma: it is written by its place in a word, not by its case. */
    private static String fold(String name) {
        var narrow = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(narrow.replace('ς', 'σ'), Normalizer.Form.NFC);
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> c < 128);
    }
}
