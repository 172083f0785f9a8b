package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.guard.Routes.Route;
import dev.rollcall.api.guard.TenantMatrix.Names;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The admin API knows an organization by its path: what belongs to another one is not there. */
class TenantAdminTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    private static ServerWithoutPredicates withoutPredicates;

    private final RunningServer server = RunningServer.get();
    private final TenantMatrix.Other other = TenantMatrix.Other.of(server.tenant("rfc"));

    @BeforeAll
    static void start() {
        RunningServer.get();
        withoutPredicates = new ServerWithoutPredicates();
    }

    @AfterAll
    static void stop() {
        withoutPredicates.close();
    }

    private static List<Route> routes() {
        var routes = Routes.all().stream()
                .filter(route -> route.pattern().startsWith("/admin/organizations/{organization}"))
                .toList();
        assertThat(routes).isNotEmpty();
        return routes;
    }

    private static String path(Route route, String organization, Names names) {
        return route.path(Map.of(
                "organization",
                organization,
                "user",
                names.user(),
                "team",
                names.group(),
                "connection",
                names.connection(),
                "kid",
                "abcdefgh",
                "seat",
                "1",
                "size",
                "1",
                "reconciliation",
                names.connection(),
                "urn",
                "urn:example:" + names.text()));
    }

    private static Answer ask(Client client, Route route, String organization, Names names) {
        return client.send(route.method(), path(route, organization, names), body(route));
    }

    private static String body(Route route) {
        if (List.of("GET", "DELETE").contains(route.method())) {
            return null;
        }
        return switch (route.pattern().substring(route.pattern().lastIndexOf('/'))) {
            case "/license" -> "{\"seats\": 5}";
            case "/connections" -> "{\"provider\": \"okta\", \"dialect\": \"okta\"}";
            case "/users" -> "{\"email\": \"manual@example.com\"}";
            case "/teams" -> "{\"displayName\": \"Manual\"}";
            case "/tokens" -> "{\"life\": \"30d\"}";
            case "/schemas", "/{urn}" -> """
                {"resourceType": "User", "schema": {"id": "urn:example:x", "name": "x", "attributes": [{"name": "x"}]}}""";
            default -> "{}";
        };
    }

    private static String shape(Answer answer) {
        return answer.status()
                + TIME.matcher(ID.matcher(answer.body()).replaceAll("<id>")).replaceAll("<time>");
    }

    /** In the path of the own organization, ids of the other one are as good as made up. */
    private void assertStrangersAreNobody(Client operator) {
        routes().stream()
                .filter(route -> path(route, "", other.names())
                                .contains(other.names().user())
                        || path(route, "", other.names()).contains(other.names().group())
                        || path(route, "", other.names()).contains(other.names().connection()))
                .forEach(route -> {
                    var own = server.tenant("rfc").organization();
                    var toOther = ask(operator, route, own, other.names());
                    assertThat(shape(toOther))
                            .as("%s", route)
                            .isEqualTo(shape(ask(operator, route, own, Names.ofNobody())));
                    assertThat(toOther.body()).as("%s", route).doesNotContain(other.secret());
                });
    }

    /** What the own organization shows holds nothing of the other one. */
    private void assertNothingOfOthersIsShown(Client operator) {
        var own = server.tenant("rfc").organization();
        routes().stream()
                .filter(route -> route.method().equals("GET"))
                .forEach(route -> assertThat(
                                ask(operator, route, own, Names.ofNobody()).body())
                        .as("%s", route)
                        .doesNotContain(
                                other.secret(),
                                other.names().text(),
                                other.names().user())
                        .doesNotContain(
                                other.names().group(),
                                other.names().connection(),
                                other.tenant().organization()));
    }

    private void assertFenced(Client operator) {
        Untouched.during(other.tenant(), () -> {
            assertStrangersAreNobody(operator);
            assertNothingOfOthersIsShown(operator);
        });
    }

    @Test
    void an_organization_that_was_never_founded_is_unknown_to_every_route() {
        var nowhere = UUID.randomUUID().toString();
        assertThat(routes()).allSatisfy(route -> {
            var answer = ask(server.operator(), route, nowhere, Names.ofNobody());
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.detail()).contains(nowhere);
        });
    }

    @Test
    void behind_both_fences_the_other_organization_is_nobody() {
        assertFenced(server.operator());
    }

    @Test
    void without_row_level_security_the_predicates_are_enough() {
        try (var owner = DatabaseOwner.connect()) {
            owner.withoutRowLevelSecurity(() -> assertFenced(server.operator()));
        }
    }

    @Test
    void without_predicates_row_level_security_is_enough() {
        assertFenced(new Client(withoutPredicates.url(), "Bearer " + server.secret("operatorToken")));
    }

    @Test
    void an_owner_is_told_of_no_other_organization() {
        var credentials = server.secret("ownerEmail") + ":" + server.secret("ownerPassword");
        var owner = server.operator()
                .as("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        Untouched.during(
                other.tenant(),
                () -> routes().forEach(route -> {
                    var toOther = ask(owner, route, other.tenant().organization(), other.names());
                    assertThat(toOther.status())
                            .as("%s %s", route, toOther.body())
                            .isEqualTo(404);
                    assertThat(shape(toOther))
                            .as("%s", route)
                            .isEqualTo(shape(ask(owner, route, UUID.randomUUID().toString(), Names.ofNobody())));
                }));
    }
}
