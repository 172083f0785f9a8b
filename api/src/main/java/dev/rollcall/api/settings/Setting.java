package dev.rollcall.api.settings;

import dev.rollcall.kernel.proof.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One thing that an operator may set.
 *
 * @param form what is accepted, for the message
 * @param secret whether the value must not be shown, for it is a secret or may hold one
 */
record Setting(String variable, String property, String form, Predicate<String> accepts, boolean secret) {
    static Setting shown(String variable, String property, String form, Predicate<String> accepts) {
        return new Setting(variable, property, form, accepts, false);
    }

    static Setting hidden(String variable, String property, String form, Predicate<String> accepts) {
        return new Setting(variable, property, form, accepts, true);
    }

    String complaint(String value) {
        return secret
                ? "%s is not accepted; set %s".formatted(variable, form)
                : "%s is \"%s\"; set %s".formatted(variable, value, form);
    }

    static Predicate<String> wholeNumber(int least, int most) {
        return text -> {
            try {
                int value = Integer.parseInt(text.strip());
                return value >= least && value <= most;
            } catch (NumberFormatException noNumber) {
                return false;
            }
        };
    }

    static Predicate<String> oneOf(String... accepted) {
        return Set.of(accepted)::contains;
    }

    static boolean isRegularExpression(String text) {
        try {
            var _ = Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException malformed) {
            return false;
        }
    }

    static boolean isOwnAddress(String text) {
        try {
            var address = InetAddress.getByName(text);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException unknown) {
            return false;
        }
    }

    static boolean isHostName(String text) {
        return text.matches("[0-9A-Za-z.:-]*");
    }

    static boolean isMailAddress(String text) {
        return text.matches("[!-?A-~]+@[0-9A-Za-z.-]+");
    }

    static boolean isKey(String text) {
        return text.isBlank() || text.getBytes(StandardCharsets.UTF_8).length >= Settings.KEY_BYTES;
    }

    static boolean isSigningKey(String text) {
        try {
            return text.isBlank() || SigningKey.parse(text) != null;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    static boolean isFolder(String text) {
        try {
            return text.isBlank() || Files.isWritable(Files.createDirectories(Path.of(text)));
        } catch (IOException | InvalidPathException noFolder) {
            return false;
        }
    }

    static boolean isWebhook(String text) {
        try {
            var url = new URI(text);
            return text.isBlank() || (isWeb(url) && url.getRawUserInfo() == null);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Scheme, host and perhaps a port: connector URLs are made by adding a path. */
    static boolean isPublicUrl(String text) {
        try {
            var url = new URI(text);
            return text.isEmpty() || (isWeb(url) && "/".startsWith(url.getRawPath()) && isBare(url));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isWeb(URI url) {
        return Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null;
    }

    private static boolean isBare(URI url) {
        return url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    }
}
