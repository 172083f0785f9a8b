package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.guard.Routes.Route;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API says what is so. Whether it names every status, each answer to a test is asked. */
class OpenApiTest {
    private final RunningServer server = RunningServer.get();
    private final Client operator = server.operator();
    private final JsonNode document = operator.as(null).get("/openapi").json();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final String admin = "/admin/organizations/" + tenant.organization();

    private Stream<Route> described() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Route(method.getKey().toUpperCase(Locale.ROOT), path.getKey())));
    }

    @Test
    void it_describes_every_route_and_no_other() {
        assertThat(described().filter(route -> !route.pattern().startsWith("/actuator/")))
                .containsExactlyInAnyOrderElementsOf(Routes.all());
    }

    /** What other tests plant for a moment may be found in it, and is forgotten with the next round. */
    @Test
    void what_it_describes_of_the_server_itself_is_there_and_well() {
        described()
                .map(Route::pattern)
                .filter(pattern -> pattern.startsWith("/actuator/"))
                .forEach(pattern -> Await.until(
                        Duration.ofSeconds(30),
                        () -> pattern + " is well: "
                                + operator.get("/actuator/health/ledger").body(),
                        () -> operator.get(pattern).status() == 200));
    }

    @Test
    void whatever_it_refers_to_it_holds() {
        assertThat(document.findValues("$ref").stream().filter(JsonNode::isString))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.stringValue().substring(1))
                                        .isMissingNode())
                        .as("%s", reference)
                        .isFalse());
    }

    @Test
    void users_are_posted_with_a_body_and_no_made_up_parameter() {
        var post = document.path("paths").path("/scim/v2/{connection}/Users").path("post");

        assertThat(post.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("$ref").stringValue()))
                .containsExactly(
                        "#/components/parameters/path-connection",
                        "#/components/parameters/attributes",
                        "#/components/parameters/excludedAttributes");
        assertThat(post.at("/requestBody/content").propertyNames())
                .containsExactly("application/scim+json", "application/json");
        assertThat(post.path("responses").propertyNames())
                .containsExactlyInAnyOrder("201", "400", "401", "403", "406", "409", "413", "415", "429", "default");
        assertThat(document.at("/components/schemas/User/properties").propertyNames())
                .contains("userName", "emails", "meta", "urn:rollcall:params:scim:schemas:extension:seat:2.0:User");
    }

    /** Only what is described is shown, and all that must be. */
    private void assertShaped(String schema, JsonNode shown) {
        var shape = document.at("/components/schemas/" + schema);
        assertThat(shape.path("properties").propertyNames()).as(schema).containsAll(shown.propertyNames());
        assertThat(shown.propertyNames())
                .as(schema)
                .containsAll(shape.path("required")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @Test
    void answers_have_the_described_shape() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var connections = admin + "/connections";
        assertShaped(
                "Founded",
                operator.post("/admin/organizations", "{\"name\": \"Acme\", \"seats\": 1}")
                        .json());
        assertShaped("License", operator.get(admin + "/license").json());
        assertShaped(
                "Token",
                operator.post(connections + "/" + tenant.connection() + "/tokens", "{}")
                        .json());
        operator.post(connections + "/" + tenant.connection() + "/switch-off", "");
        assertShaped("Enabled", operator.post(connections, "{}").json());
        RunningServer.get().sealed(tenant.organization());
        assertShaped(
                "Report", operator.get(admin + "/seats/holders?on=" + today).json());
        assertShaped("Error", operator.get(admin + "/nothing").json());
        assertThat(document.at("/components/schemas/Connections/items/properties")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        operator.get(connections).json().path(0).propertyNames());
    }

    @Test
    void resources_have_the_described_shape() {
        var user =
                "{\"userName\": \"bjensen\", \"name\": {\"givenName\": \"Barbara\"}, \"emails\": [{\"value\": \"b@example.com\"}]}";
        assertShaped("User", tenant.scim().post("/Users", user).json());
        assertShaped(
                "Group",
                tenant.scim()
                        .post("/Groups", "{\"displayName\": \"Tour Guides\"}")
                        .json());
        assertShaped("UserList", tenant.scim().get("/Users").json());
    }
}
