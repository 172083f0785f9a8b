package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.guard.Routes.Route;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.scim.PatchOperation;
import dev.rollcall.kernel.scim.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks every route of the server, as one organization, for what belongs to another one and for what belongs to nobody,
 * and demands the same answer to both.
 */
final class TenantMatrix {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern SEAT = Pattern.compile("\"number\":\\d+");
    private static final Pattern VERSION = Pattern.compile("W/\\\\\"\\d+\\\\\"");
    private static final String USERS = "/scim/v2/{connection}/Users";
    private static final String USER = "{\"schemas\": [\"%s\"], ".formatted(Schema.USER);
    private static final String GROUP = "{\"schemas\": [\"%s\"], ".formatted(Schema.GROUP);
    private static final String PATCH = "{\"schemas\": [\"%s\"], ".formatted(PatchOperation.MESSAGE);
    private static final String GROUPS = "/scim/v2/{connection}/Groups";

    private final Client asker;
    private String ownUser;
    private String ownGroup;

    /** @param asker the client of the organization that asks, for the server under test */
    TenantMatrix(Client asker) {
        this.asker = asker;
        provideOwn();
    }

    private void provideOwn() {
        ownUser =
                asker.post("/Users", USER + "\"userName\": \"own@a.example\"}").id();
        ownGroup = asker.post(
                        "/Groups",
                        GROUP + "\"displayName\": \"Own\", \"members\": [{\"value\": \"%s\"}]}".formatted(ownUser))
                .id();
    }

    /** The names by which something can be asked for: of the other organization, or made up. */
    record Names(String connection, String user, String group, String text) {
        static Names ofNobody() {
            var text = UUID.randomUUID().toString().replace("-", "");
            return new Names(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    text);
        }
    }

    /** What the other organization has: everything under one text, and secrets that no request names. */
    record Other(Tenant tenant, Names names, String secret) {
        static Other of(Tenant tenant) {
            var text = "known" + UUID.randomUUID().toString().replace("-", "");
            var secret = "secret" + UUID.randomUUID().toString().replace("-", "");
            var user = tenant.scim().post("/Users", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                     "userName": "%1$s@b.example", "externalId": "%1$s", "displayName": "%2$s", "title": "%2$s",
                     "emails": [{"value": "%1$s@b.example", "display": "%2$s", "type": "work", "primary": true}],
                     "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "%2$s"}}""".formatted(text, secret));
            var group = tenant.scim().post("/Groups", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                     "displayName": "%1$s", "externalId": "%1$s", "members": [{"value": "%2$s"}]}""".formatted(text, user.id()));
            assertThat(List.of(user.status(), group.status())).containsOnly(201);
            return new Other(tenant, new Names(tenant.connection(), user.id(), group.id(), text), secret);
        }
    }

    /** A request, with the names still to be filled in. */
    interface Probe {
        Answer ask(Client asker, Names names);
    }

    /** The requests that each route is asked; a route without any has been forgotten. */
    Map<String, List<Probe>> rows() {
        Map<String, List<Probe>> rows = new HashMap<>();
        rows.put("GET " + USERS, lists("/Users", userFilters()));
        rows.put("GET " + GROUPS, lists("/Groups", groupFilters()));
        rows.put(
                "GET " + USERS + "/{id}",
                List.of(
                        (asker, names) -> asker.get("/Users/" + names.user()),
                        (asker, names) -> asker.get("/Users/" + names.group()),
                        (asker, names) -> asker.get("/Users/" + names.user() + "?attributes=groups,userName")));
        rows.put(
                "GET " + GROUPS + "/{id}",
                List.of(
                        (asker, names) -> asker.get("/Groups/" + names.group()),
                        (asker, names) -> asker.get("/Groups/" + names.user()),
                        (asker, names) -> asker.get("/Groups/" + names.group() + "?attributes=members")));
        rows.put("POST " + USERS, userCreations());
        rows.put("POST " + GROUPS, groupCreations());
        rows.put(
                "PUT " + USERS + "/{id}",
                List.of(
                        (asker, names) ->
                                asker.put("/Users/" + names.user(), USER + "\"userName\": \"taken-over@a.example\"}"),
                        (asker, names) -> asker.put(
                                "/Users/" + ownUser,
                                USER
                                        + "\"userName\": \"%s@b.example\", \"externalId\": \"%s\"}"
                                                .formatted(names.text(), names.text()))));
        rows.put(
                "PUT " + GROUPS + "/{id}",
                List.of(
                        (asker, names) -> asker.put(
                                "/Groups/" + names.group(),
                                GROUP + "\"displayName\": \"Taken over\", \"members\": []}"),
                        (asker, names) -> asker.put(
                                "/Groups/" + ownGroup,
                                GROUP
                                        + "\"displayName\": \"Own\", \"members\": [{\"value\": \"%s\"}]}"
                                                .formatted(names.user()))));
        rows.put(
                "PATCH " + USERS + "/{id}",
                List.of(
                        (asker, names) -> asker.patch("/Users/" + names.user(), patch("replace", "active", "false")),
                        (asker, names) -> asker.send(
                                "PATCH",
                                "/Users/" + names.user(),
                                patch("replace", "title", "\"x\""),
                                "If-Match",
                                "W/\"0\""),
                        (asker, names) -> asker.patch(
                                "/Users/" + ownUser,
                                patch("replace", "userName", "\"%s@b.example\"".formatted(names.text()))),
                        (asker, names) -> asker.patch(
                                "/Users/" + ownUser,
                                patch(
                                        "replace",
                                        Schema.ENTERPRISE_USER + ":manager",
                                        "\"%s\"".formatted(names.user())))));
        rows.put(
                "PATCH " + GROUPS + "/{id}",
                List.of(
                        (asker, names) -> asker.patch(
                                "/Groups/" + names.group(), patch("replace", "displayName", "\"Taken over\"")),
                        (asker, names) -> asker.patch(
                                "/Groups/" + names.group(), patch("replace", "externalId", "\"taken-over\"")),
                        (asker, names) -> asker.patch(
                                "/Groups/" + names.group(),
                                patch("add", "members", "[{\"value\": \"%s\"}]".formatted(ownUser))),
                        (asker, names) -> asker.patch("/Groups/" + names.group(), patch("remove", "members", "null")),
                        (asker, names) -> asker.patch(
                                "/Groups/" + names.group(),
                                PATCH + "\"Operations\": [{\"op\": \"add\", \"value\": {}}]}"),
                        (asker, names) -> asker.patch(
                                "/Groups/" + ownGroup + "?attributes=members",
                                patch("add", "members", "[{\"value\": \"%s\"}]".formatted(names.user()))),
                        (asker, names) -> asker.patch(
                                "/Groups/" + ownGroup + "?attributes=members",
                                patch("replace", "members", "[{\"value\": \"%s\"}]".formatted(names.user()))),
                        (asker, names) -> asker.patch(
                                "/Groups/" + ownGroup + "?attributes=members",
                                patch("remove", "members[value eq \\\"%s\\\"]".formatted(names.user()), "null")),
                        (asker, names) -> asker.patch(
                                "/Groups/" + ownGroup + "?attributes=displayName",
                                patch("replace", "displayName", "\"%s\"".formatted(names.text())))));
        rows.put(
                "DELETE " + USERS + "/{id}",
                List.of(
                        (asker, names) -> asker.delete("/Users/" + names.user()),
                        (asker, names) -> asker.send("DELETE", "/Users/" + names.user(), null, "If-Match", "W/\"0\"")));
        rows.put("DELETE " + GROUPS + "/{id}", List.of((asker, names) -> asker.delete("/Groups/" + names.group())));
        rows.put("POST " + USERS + "/.search", searches("/Users", userFilters()));
        rows.put(
                "POST /scim/v2/{connection}/.search",
                List.of((asker, names) -> asker.post("/.search", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                         "filter": "externalId eq \\"%s\\""}""".formatted(names.text()))));
        rows.put("GET /scim/v2/{connection}", lists("", rootFilters()));
        rows.put("POST " + GROUPS + "/.search", searches("/Groups", groupFilters()));
        rows.put("POST /scim/v2/{connection}/Bulk", List.of((asker, names) -> asker.post("/Bulk", bulk(names))));
        for (String method : Routes.METHODS) {
            rows.put(
                    method + " /scim/v2/{connection}/Me",
                    List.of((asker, _) -> asker.send(method, "/Me", method.equals("GET") ? null : "{}")));
        }
        discovery(rows);
        return rows;
    }

    /** Discovery is the same under every connection whose organization has added no schema. */
    private static void discovery(Map<String, List<Probe>> rows) {
        for (String path : List.of("/ServiceProviderConfig", "/ResourceTypes", "/Schemas")) {
            rows.put(
                    "GET /scim/v2/{connection}" + path,
                    List.of((asker, names) -> elsewhere(asker, names).as(null).get(path)));
        }
        rows.put(
                "GET /scim/v2/{connection}/ResourceTypes/{name}",
                List.of((asker, names) -> elsewhere(asker, names).as(null).get("/ResourceTypes/User")));
        rows.put(
                "GET /scim/v2/{connection}/Schemas/{urn}",
                List.of((asker, names) -> elsewhere(asker, names).as(null).get("/Schemas/" + Schema.USER)));
    }

    private static Client elsewhere(Client asker, Names names) {
        return new Client(
                asker.base().substring(0, asker.base().lastIndexOf('/') + 1) + names.connection(),
                asker.authorization());
    }

    private static List<String> userFilters() {
        return List.of(
                "id eq \"%2$s\"",
                "userName eq \"%1$s@b.example\"",
                "userName sw \"%1$s\"",
                "externalId eq \"%1$s\"",
                "emails.value eq \"%1$s@b.example\"",
                "emails[type eq \"work\" and value co \"%1$s\"]",
                "groups.value eq \"%3$s\"",
                "groups.display eq \"%1$s\"",
                "emails.display pr",
                "not (userName eq \"%1$s@b.example\")",
                "id ne \"%2$s\"",
                "emails.value ne \"%1$s@b.example\" and active eq true");
    }

    private static List<String> groupFilters() {
        return List.of(
                "id eq \"%3$s\"",
                "displayName eq \"%1$s\"",
                "externalId eq \"%1$s\"",
                "members.value eq \"%2$s\"",
                "members.display sw \"%1$s\"",
                "members[value eq \"%2$s\"]",
                "not (members.value eq \"%2$s\")",
                "id ne \"%3$s\"");
    }

    private static List<String> rootFilters() {
        return List.of(
                "id eq \"%2$s\" or id eq \"%3$s\"",
                "externalId eq \"%1$s\"",
                "userName eq \"%1$s@b.example\" or displayName eq \"%1$s\"",
                "members.value eq \"%2$s\" or groups.value eq \"%3$s\"",
                "not (userName pr) and meta.resourceType eq \"Group\"");
    }

    private static List<Probe> lists(String endpoint, List<String> filters) {
        List<Probe> probes = new ArrayList<>();
        for (String filter : filters) {
            for (String page : List.of(
                    "",
                    "&count=0",
                    "&startIndex=2",
                    "&sortBy=displayName&cursor=",
                    "&count=200&attributes=members,groups")) {
                probes.add((asker, names) -> asker.get(endpoint + "?filter="
                        + URLEncoder.encode(
                                filter.formatted(names.text(), names.user(), names.group()), StandardCharsets.UTF_8)
                        + page));
            }
        }
        for (String page : List.of("", "?count=0", "?count=1", "?startIndex=2", "?count=200&startIndex=1")) {
            probes.add((asker, _) -> asker.get(endpoint + page));
        }
        return probes;
    }

    private static List<Probe> searches(String endpoint, List<String> filters) {
        return filters.stream()
                .map(filter -> (Probe) (asker, names) -> asker.post(
                        endpoint + "/.search", """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "%s",
                         "sortBy": "displayName", "cursor": ""}""".formatted(filter.formatted(names.text(), names.user(), names.group())
                                .replace("\"", "\\\""))))
                .toList();
    }

    private static String bulk(Names names) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                    {"method": "PUT", "path": "/Users/%1$s", "data": %4$s"userName": "taken-over@a.example"}},
                    {"method": "PATCH", "path": "/Groups/%2$s", "data": %3$s},
                    {"method": "DELETE", "path": "/Users/%1$s"},
                    {"method": "DELETE", "path": "/Groups/%2$s"}]}""".formatted(names.user(), names.group(), patch("remove", "members", "null"), USER);
    }

    private static List<Probe> userCreations() {
        return List.of(
                (asker, names) ->
                        asker.post("/Users", USER + "\"userName\": \"%s@b.example\"}".formatted(names.text())),
                (asker, names) -> asker.post(
                        "/Users",
                        USER
                                + "\"userName\": \"%s\", \"externalId\": \"%s\"}"
                                        .formatted(UUID.randomUUID(), names.text())),
                (asker, names) -> asker.post(
                        "/Users",
                        USER
                                + "\"userName\": \"%s\", \"emails\": [{\"value\": \"%s@b.example\"}]}"
                                        .formatted(UUID.randomUUID(), names.text())),
                (asker, names) -> asker.post(
                        "/Users",
                        USER + "\"userName\": \"%s\", \"id\": \"%s\"}".formatted(UUID.randomUUID(), names.user())),
                (asker, names) -> asker.post(
                        "/Users",
                        USER
                                + "\"userName\": \"%s\", \"groups\": [{\"value\": \"%s\"}]}"
                                        .formatted(UUID.randomUUID(), names.group())));
    }

    private static List<Probe> groupCreations() {
        return List.of(
                (asker, names) -> asker.post(
                        "/Groups",
                        GROUP
                                + "\"displayName\": \"%s\", \"externalId\": \"%s\"}"
                                        .formatted(names.text(), names.text())),
                (asker, names) -> asker.post(
                        "/Groups",
                        GROUP
                                + "\"displayName\": \"%s\", \"members\": [{\"value\": \"%s\"}]}"
                                        .formatted(UUID.randomUUID(), names.user())));
    }

    private static String patch(String op, String path, String value) {
        return PATCH
                + "\"Operations\": [{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]}".formatted(op, path, value);
    }

    /** Goes through all routes of the running server. */
    void run(Other other) {
        var rows = rows();
        assertThat(rows.keySet())
                .as("the routes of the matrix")
                .isEqualTo(new TreeSet<>(
                        Routes.scim().stream().map(Route::toString).toList()));
        assertTotals(other.names());
        Routes.scim().forEach(route -> run(route, rows.getOrDefault(route.toString(), List.of()), other));
    }

    /** The asker has one user and one group, however many the others have. */
    private void assertTotals(Names names) {
        for (String page : List.of("", "&count=0", "&count=1", "&startIndex=2")) {
            var users = List.of("id pr", "not (id eq \"%s\")".formatted(names.user()), "userName ne \"x\"");
            users.forEach(filter -> assertThat(total("/Users", filter, page)).isEqualTo(1));
            var groups = List.of("id pr", "not (id eq \"%s\")".formatted(names.group()), "displayName ne \"x\"");
            groups.forEach(filter -> assertThat(total("/Groups", filter, page)).isEqualTo(1));
            assertThat(asker.get("/Users?x=" + page).totalResults()).isEqualTo(1);
            assertThat(asker.get("/Groups?x=" + page).totalResults()).isEqualTo(1);
        }
    }

    private long total(String endpoint, String filter, String page) {
        return asker.get(endpoint + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + page)
                .totalResults();
    }

    /** Every request finds the asker as the first one did: what it made is taken away, what it changed is made anew. */
    private Answer ask(Route route, Probe probe, Names names) {
        var answer = probe.ask(asker, names);
        if (answer.status() == 201) {
            var location = answer.header("Location").orElseThrow();
            delete(location.substring(asker.base().length()));
        } else if (!route.method().equals("GET")) {
            delete("/Groups/" + ownGroup);
            delete("/Users/" + ownUser);
            provideOwn();
        }
        return answer;
    }

    private void delete(String path) {
        assertThat(asker.delete(path).status()).isEqualTo(204);
    }

    private void run(Route route, List<Probe> probes, Other other) {
        Stream.concat(probes.stream(), Stream.of(throughTheOthersUrl(route))).forEach(probe -> {
            var nobody = Names.ofNobody();
            var toNobody = ask(route, probe, nobody);
            var toOther = ask(route, probe, other.names());
            assertThat(shape(toOther, other.names(), route)).as("%s", route).isEqualTo(shape(toNobody, nobody, route));
            assertThat(toOther.body() + toOther.http().headers())
                    .as("%s", route)
                    .doesNotContain(other.secret());
            assertThat(toOther.status())
                    .as("%s %s", route, toOther.body())
                    .matches(status -> status < 500 || status == 501);
        });
    }

    /** The own token on the other's connector URL. */
    private Probe throughTheOthersUrl(Route route) {
        return (own, names) -> {
            var path = route.path(Map.of("connection", "", "id", names.user(), "name", "User", "urn", Schema.USER))
                    .substring("/scim/v2/".length());
            var answer = elsewhere(own, names).send(route.method(), path, body(route));
            assertThat(answer.status()).isEqualTo(401);
            return answer;
        };
    }

    private static @Nullable String body(Route route) {
        return List.of("GET", "DELETE").contains(route.method())
                ? null
                : "{\"userName\": \"x\", \"displayName\": \"x\", \"Operations\": [{\"op\": \"remove\", \"path\": \"title\"}]}";
    }

    /** Status, headers and body, without what differs between any two requests. */
    private static String shape(Answer answer, Names names, Route route) {
        var headers = new TreeSet<>(answer.http().headers().map().keySet());
        headers.removeAll(List.of("date", "content-length", "transfer-encoding", "connection", "keep-alive"));
        var body = answer.body().replace(names.text(), "<text>").replace(names.connection(), "<id>");
        body = ID.matcher(body).replaceAll("<id>");
        body = TIME.matcher(body).replaceAll("<time>");
        body = SEAT.matcher(body).replaceAll("\"number\":0");
        body = VERSION.matcher(body).replaceAll("<version>");
        return "%s %d %s %s".formatted(route, answer.status(), headers, body);
    }
}
