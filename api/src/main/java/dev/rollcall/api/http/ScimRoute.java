package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.ScimErrorType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A path under {@code /scim}. One slash at the end, and two after the connection, are understood: they come from a
 * connector URL pasted with a slash. Without a version the latest is meant (RFC 7644 §3.13). Whatever else is encoded, repeated or relative leads nowhere.
 *
 * @param connection the opaque id in the connector URL
 * @param path what follows it, without a slash at the end
 */
record ScimRoute(String connection, String path) {
    private static final String SEGMENT = "/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._:~-]+";
    private static final Pattern FORM =
            Pattern.compile("/scim(?:/v2)?/([0-9a-f-]{36})(?:/?((?:%s)+))?/?".formatted(SEGMENT));
    /** Clients that encode a URN as a whole encode its colons (RFC 3986 §3.3 lets them stand). */
    private static final Pattern COLON = Pattern.compile("%3[aA]");

    private static final Pattern VERSION = Pattern.compile("/scim/(v\\d{1,3}(?:\\.\\d{1,3})?)(?:/.*)?");
    private static final Set<String> DISCOVERY = Set.of("ServiceProviderConfig", "ResourceTypes", "Schemas");

    static Optional<ScimRoute> of(String uri) {
        var form = FORM.matcher(COLON.matcher(uri).replaceAll(":"));
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ScimRoute(form.group(1), form.group(2) == null ? "" : form.group(2)));
    }

    /** Why a path is of no known form; another version than ours is refused by name (RFC 7644 §3.13). */
    static ScimError refusal(String uri) {
        var version = VERSION.matcher(uri);
        return version.matches() && !version.group(1).equals("v2")
                ? new ScimError(
                        400,
                        ScimErrorType.INVALID_VERSION,
                        "SCIM %s is not spoken here; the connector URL goes on with /scim/v2/"
                                .formatted(version.group(1)))
                : ScimError.nothingAt(uri);
    }

    boolean leadsTo(UUID other) {
        return other.toString().equals(connection);
    }

    /** Whatever answers there reads or writes users and groups. */
    boolean leadsToResources() {
        return path.startsWith("/Users")
                || path.startsWith("/Groups")
                || Set.of("", "/.search", "/Bulk").contains(path);
    }

    String uri() {
        return "/scim/v2/" + connection + path;
    }

    /** RFC 7643 §5: readable without a token. */
    boolean isDiscovery() {
        return path.length() > 1 && DISCOVERY.contains(path.substring(1).split("/", 2)[0]);
    }
}
