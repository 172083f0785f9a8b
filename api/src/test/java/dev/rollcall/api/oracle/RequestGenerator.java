package dev.rollcall.api.oracle;

import dev.rollcall.kernel.oracle.FilterGenerator;
import dev.rollcall.kernel.oracle.FilterText;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.oracle.Texts;
import dev.rollcall.kernel.scim.ResourceType;
import dev.rollcall.kernel.scim.ResourceTypes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Requests of one organization: sound, odd, broken, or after what is another one's. */
final class RequestGenerator {
    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE",
            "FOO");
    private static final List<String> ENDPOINTS = List.of(
            "/Users",
            "/Users",
            "/Users",
            "/Groups",
            "/Groups",
            "/Users/.search",
            "/Groups/.search",
            "/.search",
            "/Bulk",
            "/Me",
            "/Schemas",
            "/ResourceTypes",
            "/ServiceProviderConfig",
            "/users",
            "/Nothing",
            "");
    private static final List<String> ELSEWHERE = List.of(
            "/",
            "/console",
            "/console/scim",
            "/actuator/health",
            "/actuator/prometheus",
            "/openapi.json",
            "/admin",
            "/admin/organizations",
            "/scim",
            "/scim/v1/Users",
            "/webjars/x",
            "*",
            "http://127.0.0.1/scim/v2/Users");
    private static final List<String> TYPES = List.of(
            "application/scim+json",
            "application/scim+json",
            "application/json",
            "application/scim+json; charset=utf-8",
            "application/scim+json; charset=x",
            "text/plain",
            "application/x-www-form-urlencoded",
            "",
            ";",
            "a/b/c");
    private static final List<String> ACCEPTED = List.of(
            "*/*", "application/scim+json", "application/json", "text/html", "text/csv", "x", "application/*;q=0");

    private final Tape tape;
    private final FuzzedOrganizations organizations;
    private final BodyGenerator bodies;

    RequestGenerator(Tape tape, FuzzedOrganizations organizations) {
        this.tape = tape;
        this.organizations = organizations;
        this.bodies = new BodyGenerator(tape, organizations);
    }

    FuzzedRequest request() {
        var method = tape.oneOf(METHODS);
        var path = path();
        var target = path + (tape.chance(40) ? "?" + query() : "");
        var line = method + " " + (tape.chance(10) ? Mutation.of(tape, target) : target) + " HTTP/1.0\r\n";
        var head = line + "Host: 127.0.0.1\r\n" + headers();
        return new FuzzedRequest(head, bodies.body(method, path));
    }

    private String path() {
        if (tape.chance(5)) {
            return tape.oneOf(ELSEWHERE);
        }
        var base = "/scim/v2/" + (tape.chance(93) ? organizations.own().connection() : otherConnection());
        var endpoint = tape.oneOf(ENDPOINTS);
        boolean named = endpoint.equals("/Users") || endpoint.equals("/Groups") || tape.chance(5);
        return base + endpoint + (named && tape.chance(60) ? "/" + id() : "") + (tape.chance(3) ? "/" : "");
    }

    private String otherConnection() {
        return tape.oneOf(organizations.other().connection(), "0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b", "x", "");
    }

    private String id() {
        return switch (tape.below(10)) {
            case 0 -> organizations.otherId(tape);
            case 1 -> encoded(Texts.any(tape));
            case 2 -> tape.oneOf("urn:ietf:params:scim:schemas:core:2.0:User", "User", "me", "null", "0");
            default -> organizations.ownId(tape);
        };
    }

    private String query() {
        return tape.upTo(4, this::parameter).stream().collect(Collectors.joining("&"));
    }

    private String parameter() {
        return switch (tape.below(9)) {
            case 0, 1, 2 -> "filter=" + encoded(filter(tape.oneOf(ResourceTypes.BUILT_IN.all())));
            case 3 ->
                "sortBy="
                        + encoded(tape.oneOf("userName", "emails", "meta.created", "name", "x.y", "", Texts.any(tape)));
            case 4 -> "sortOrder=" + tape.oneOf("ascending", "descending", "up", "");
            case 5 -> "count=" + tape.oneOf("0", "1", "200", "201", "-1", "x", "", "99999999999", "1.5");
            case 6 -> "startIndex=" + tape.oneOf("1", "0", "-5", "2", "2147483648", "x", "");
            case 7 -> "cursor=" + organizations.cursor(tape);
            default ->
                tape.oneOf("attributes=", "excludedAttributes=", "unknown=")
                        + encoded(tape.oneOf(
                                "userName", "members", "groups,emails.value", ",", "urn:x:y", Texts.any(tape)));
        };
    }

    String filter(ResourceType type) {
        var text = new FilterText(tape).of(new FilterGenerator(tape, type, organizations.samples(type)).filter());
        return tape.chance(25) ? Mutation.of(tape, text) : text;
    }

    private String encoded(String text) {
        return tape.chance(5) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String headers() {
        var headers = new StringBuilder();
        header(headers, 97, "Authorization", authorization());
        header(headers, 90, "Content-Type", tape.oneOf(TYPES));
        header(headers, 30, "Accept", tape.oneOf(ACCEPTED));
        header(
                headers,
                15,
                tape.oneOf("If-Match", "If-None-Match"),
                tape.oneOf("W/\"0\"", "*", "\"", "W/\"0\", W/\"1\"", "x"));
        header(headers, 5, "X-Forwarded-For", tape.oneOf("10.0.0.1", "x", "127.0.0.1, 127.0.0.1"));
        header(headers, 5, "Cookie", tape.oneOf("SESSION=x", "__Host-rollcall=x", ";", "a=b; c"));
        header(headers, 5, "X-Request-Id", Texts.any(tape).replaceAll("\\p{Cntrl}", ""));
        return headers.toString();
    }

    private void header(StringBuilder headers, int percent, String name, String value) {
        if (tape.chance(percent)) {
            headers.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private String authorization() {
        var sound = "Bearer " + organizations.own().token();
        return switch (tape.below(40)) {
            case 0 -> Mutation.of(tape, sound).replaceAll("\\p{Cntrl}", "");
            case 1 -> "Basic " + organizations.own().token();
            case 2 ->
                Mutation.of(tape, "Bearer " + organizations.other().token()).replaceAll("\\p{Cntrl}", "") + "x";
            default -> sound;
        };
    }
}
