package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertLeadsNowhere;
import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.guard.Routes.Route;
import dev.rollcall.api.http.HeadLimit;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.scim.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods that lead nowhere, and tricks that must not lead somewhere either. */
class BadInputPathTest {
    private static final RunningServer.Tenant TENANT = RunningServer.get().tenant("rfc");
    private static final String USER =
            TENANT.scim().post("/Users", "{\"userName\": \"sound\"}").id();
    private static final String GROUP =
            TENANT.scim().post("/Groups", "{\"displayName\": \"sound\"}").id();

    static List<Route> everyRoute() {
        var operators =
                Stream.of(new Route("GET", "/actuator/prometheus"), new Route("GET", "/actuator/health/ledger"));
        return Stream.concat(Routes.all().stream(), operators).toList();
    }

    /** Any other method asks for the resource whose id is {@code .search}. */
    static List<String> everyScimPattern() {
        return Routes.scim().stream()
                .map(Route::pattern)
                .filter(pattern -> !pattern.endsWith("/.search"))
                .distinct()
                .toList();
    }

    private static String path(Route route) {
        return route.path(Map.of(
                "connection",
                TENANT.connection(),
                "id",
                route.pattern().contains("Groups") ? GROUP : USER,
                "domain",
                "no_domain",
                "name",
                "User",
                "urn",
                Schema.USER,
                "organization",
                TENANT.organization()));
    }

    /** The same path written as it must not be written. */
    private static Set<String> tricks(String path) {
        var tricks = new LinkedHashSet<String>();
        int[] slashes = slashes(path);
        for (int slash : slashes) {
            var before = path.substring(0, slash);
            var after = path.substring(slash + 1);
            tricks.addAll(List.of(
                    before + "%2F" + after,
                    before + "%2f" + after,
                    before + "%252F" + after,
                    before + "%c0%af" + after,
                    before + "\\" + after,
                    before + "%5C" + after,
                    before + "%00/" + after,
                    before + ";x/" + after,
                    before + ";x=y/" + after,
                    before + "/%" + hex(after) + after.substring(1),
                    before + "/%25" + hex(after) + after.substring(1),
                    before + "/x/../" + after,
                    before + "/x/%2e%2e/" + after,
                    before + "/x/.%2E/" + after,
                    before + "/x/..;/" + after,
                    before + "/./" + after,
                    before + "/%2e/" + after));
            if (!before.endsWith(TENANT.connection())) {
                tricks.add(before + "//" + after);
            }
            tricks.add(before + "///" + after);
        }
        if (!path.endsWith("/.search")) {
            tricks.add(path + ".json");
        }
        for (String end :
                List.of("//", "/.", "/..", "%00", "%20", ";x", "/;x", "%2F", "%3F", "%23", "\\", "%0d%0aX-Y:%20z")) {
            tricks.add(path + end);
        }
        Stream.of(path.toUpperCase(Locale.ROOT), capitalised(path))
                .filter(other -> !other.equals(path) && !isUrnInOtherCase(other, path))
                .forEach(tricks::add);
        return tricks;
    }

    private static int[] slashes(String path) {
        return java.util.stream.IntStream.range(0, path.length())
                .filter(at -> path.charAt(at) == '/' && at + 1 < path.length())
                .toArray();
    }

    private static String hex(String text) {
        return Integer.toHexString(text.charAt(0));
    }

    /** RFC 8141: the letter case of {@code urn:ietf} does not matter. */
    private static boolean isUrnInOtherCase(String other, String path) {
        return path.endsWith(Schema.USER) && other.regionMatches(0, path, 0, path.length() - Schema.USER.length());
    }

    private static String capitalised(String path) {
        int last = path.lastIndexOf('/') + 1;
        if (last == path.length()) {
            return path;
        }
        var letter = path.substring(last, last + 1);
        var other = letter.equals(letter.toUpperCase(Locale.ROOT))
                ? letter.toLowerCase(Locale.ROOT)
                : letter.toUpperCase(Locale.ROOT);
        return path.substring(0, last) + other + path.substring(last + 1);
    }

    private static List<@Nullable String> credentials() {
        var all = new ArrayList<@Nullable String>(Arrays.asList(null, "Bearer nonsense"));
        all.add("Bearer " + TENANT.token());
        all.add("Bearer " + RunningServer.get().secret("operatorToken"));
        return all;
    }

    /** Bodies that the routes would carry out, were they reached. */
    private static @Nullable String body(Route route) {
        return switch (route.method()) {
            case "PATCH" -> "{\"Operations\": [{\"op\": \"replace\", \"value\": {\"displayName\": \"tricked\"}}]}";
            case "POST", "PUT" ->
                route.pattern().startsWith("/admin")
                        ? "{\"name\": \"tricked\", \"seats\": 1}"
                        : "{\"userName\": \"tricked\", \"displayName\": \"tricked\"}";
            default -> null;
        };
    }

    @ParameterizedTest
    @MethodSource("everyRoute")
    void no_trick_with_the_path_reaches_a_route(Route route) {
        Untouched.during(TENANT, () -> {
            for (String trick : tricks(path(route))) {
                for (String credential : credentials()) {
                    var answer = RawClient.send(route.method(), trick, credential, body(route));
                    assertLeadsNowhere(
                            answer, "%s %s as %s: %s".formatted(route.method(), trick, credential, answer.body()));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/", "//Users", "//Users/", "//Groups", "//Schemas", "/ServiceProviderConfig/"})
    void a_slash_at_the_end_and_two_after_the_connection_are_understood(String path) {
        assertThat(TENANT.scim().get(path).status()).isEqualTo(200);
    }

    @Test
    void a_resource_is_found_under_a_tolerated_path_and_keeps_its_one_location() {
        var plain = TENANT.scim().get("/Users/" + USER);
        assertThat(TENANT.scim().get("//Users/" + USER + "/").json()).isEqualTo(plain.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Nothing",
                "/Users/x/y",
                "/me",
                "/users",
                "/Groups/x/members",
                "/Schemas/urn:nobody",
                "/ResourceTypes/Robot",
                "/Users/not-an-id",
                "/Groups/5",
                "/Users/00000000-0000-7000-8000-000000000000"
            })
    void an_unknown_path_is_404_with_a_token_and_401_without(String path) {
        assertRefused(TENANT.scim().get(path), 404, null);
        if (!path.startsWith("/Schemas") && !path.startsWith("/ResourceTypes")) {
            assertRefused(TENANT.scim().as(null).get(path), 401, null);
        }
    }

    @Test
    void an_id_in_capitals_is_not_the_id() {
        assertRefused(TENANT.scim().get("/Users/" + USER.toUpperCase(Locale.ROOT)), 404, null, "There is no user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/scim", "/scim/v2", "/scim/vx", "/v2/Users", "/error", "/index.html"})
    void nothing_else_is_served(String path) {
        var answer = RawClient.send("GET", path, "Bearer " + TENANT.token(), null);
        assertThat(answer.status()).isEqualTo(404);
        assertLeadsNowhere(answer, path);
        assertLeadsNowhere(RawClient.send("GET", path, null, null), path);
    }

    @ParameterizedTest
    @MethodSource("everyScimPattern")
    void a_method_that_a_path_does_not_know_is_405_and_says_which_it_knows(String pattern) {
        var known = Routes.table().getOrDefault(pattern, Set.of());
        var told = new TreeSet<>(known);
        told.add("OPTIONS");
        if (known.contains("GET")) {
            told.add("HEAD");
        }
        var path = path(new Route("", pattern)).substring(("/scim/v2/" + TENANT.connection()).length());
        Untouched.during(
                TENANT,
                () -> Routes.METHODS.stream()
                        .filter(method -> !known.contains(method))
                        .forEach(method -> {
                            var answer = TENANT.scim().send(method, path, method.equals("GET") ? null : "{}");
                            assertRefused(answer, 405, null, method);
                            assertThat(answer.header("Allow").orElseThrow().split(", ?"))
                                    .containsExactlyInAnyOrderElementsOf(told);
                        }));
    }

    @Test
    void a_body_that_breaks_off_is_told_so() {
        var head =
                "POST /scim/v2/%s/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                        .formatted(TENANT.connection(), TENANT.token());
        var chunks = head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";

        var answer = RawClient.exchange(chunks.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"400\"", "a body as long as Content-Length or its chunks say");
    }

    @Test
    void a_body_packed_in_transit_names_what_is_read() {
        var request = "POST /scim/v2/%s/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                .formatted(TENANT.connection());

        var answer = RawClient.exchange(request.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body()).contains("no Transfer-Encoding but chunked");
    }

    @Test
    void a_method_without_any_meaning_here_names_those_that_have_one() {
        var answer = RawClient.send("TRACE", "/scim/v2/" + TENANT.connection() + "/Users", null, null);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("send GET, POST, PUT, PATCH or DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get", "X"})
    void a_method_that_nobody_knows_is_refused(String method) {
        var path = "/scim/v2/" + TENANT.connection() + "/Users";
        var answer = RawClient.send(method, path, "Bearer " + TENANT.token(), null);
        assertThat(answer.status()).as(answer.body()).isIn(400, 405, 501);
        assertThat(answer.body()).doesNotContainIgnoringCase("<html").doesNotContain("Exception");
    }

    @Test
    void a_method_that_only_proxies_know_is_refused_by_name() {
        var path = "/scim/v2/" + TENANT.connection() + "/Users";
        var answer = RawClient.send("CONNECT", path, "Bearer " + TENANT.token(), null);
        assertThat(answer.status()).isIn(405, 501);
        assertThat(answer.body()).contains("CONNECT " + path, "send GET, POST, PUT, PATCH or DELETE");
    }

    @Test
    void what_is_not_there_is_named() {
        assertThat(RawClient.send("GET", "/nothing", null, null).body()).contains("There is nothing at /nothing;");
        assertRefused(TENANT.scim().get("/Nothing"), 404, null, "There is nothing at ", "/Nothing;");
        assertThat(RawClient.send("GET", "/a%2Fb", null, null).body()).contains("/a%2Fb");
    }

    @Test
    void a_query_and_a_header_have_a_length_that_is_told() {
        var path = "/scim/v2/" + TENANT.connection() + "/Users";
        var query = "?x=" + "y".repeat(HeadLimit.MAX - path.length() - 3);
        assertThat(RawClient.send("GET", path + query, "Bearer " + TENANT.token(), null)
                        .status())
                .isEqualTo(200);

        var longer = RawClient.send("GET", path + query + "y", "Bearer " + TENANT.token(), null);
        assertThat(longer.status()).isEqualTo(414);
        assertThat(longer.body()).contains("8193 characters; at most 8192");
        var header = RawClient.send("GET", path, "Bearer " + "x".repeat(HeadLimit.MAX), null);
        assertThat(header.status()).isEqualTo(431);
        assertThat(header.body()).containsIgnoringCase("The header authorization is longer than 8192 characters");
        for (var beyondTomcat : List.of(
                RawClient.send("GET", path + "?x=" + "y".repeat(40_000), null, null),
                RawClient.send("GET", path, "Bearer " + "x".repeat(40_000), null))) {
            assertThat(beyondTomcat.status()).isEqualTo(400);
            assertThat(beyondTomcat.body())
                    .contains("longer than 8192 characters")
                    .doesNotContain("null");
        }
    }
}
