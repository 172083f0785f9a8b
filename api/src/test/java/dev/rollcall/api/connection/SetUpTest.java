package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The SCIM page of organizations that the operator founds, without a browser. */
class SetUpTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");

    private final RunningServer server = RunningServer.get();
    private final ConsoleClient owner = new ConsoleClient(server.url());

    /** Founds an organization and enters it. @param terms more of what the operator names, each after a comma */
    private JsonNode found(String terms) {
        var email = "owner-" + UUID.randomUUID() + "@example.com";
        var founded = server.operator()
                .post("/admin/organizations", """
                        {"name": "Tour Guides", "seats": 3, "ownerEmail": "%s" %s}""".formatted(email, terms))
                .json();
        owner.enter(URI.create(founded.path("consoleUrl").stringValue()).getPath(), email);
        return founded;
    }

    private CurrentConnection connection(JsonNode founded) {
        return server.bean(ConnectionQueries.class)
                .current(OrganizationId.of(founded.path("organization").stringValue()), Instant.now())
                .orElseThrow();
    }

    private String seen() {
        var form = SEEN.matcher(owner.get("/console/scim").body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    @Test
    void where_the_operator_named_no_provider_the_owner_chooses_one_and_switches_on() {
        var founded = found("");
        assertThat(owner.get("/console").body()).contains("Not set up", "Set SCIM up");
        assertThat(owner.get("/console/scim").body()).contains("Which identity provider do you use?");
        var foundedAt = Objects.requireNonNull(connection(founded).switchedAt());

        var answer = owner.post(
                "/console/scim/set-up",
                Map.of("provider", "entra", "life", "90d", "understood", "yes", "seen", seen()));

        assertThat(answer.body()).contains("Copy these three values now", "Microsoft Entra ID");
        assertThat(connection(founded).provider()).isEqualTo("entra");
        assertThat(connection(founded).switchedAt())
                .as("switched on when the owner did")
                .isAfter(foundedAt);
    }

    @Test
    void where_the_operator_named_a_provider_or_a_dialect_nobody_is_asked_again() {
        found(", \"provider\": \"other\"");
        assertThat(owner.get("/console/scim").body())
                .contains("Another SCIM 2.0 client")
                .doesNotContain("Which identity provider do you use?");

        found(", \"dialect\": \"strict\"");
        assertThat(owner.get("/console/scim").body())
                .contains("Switch SCIM off")
                .doesNotContain("Which identity provider do you use?");
    }

    @Test
    void a_third_token_is_refused_above_the_choice_of_its_life_which_is_kept() {
        found(", \"provider\": \"okta\"");
        assertThat(owner.post("/console/scim/tokens", Map.of("life", "2y", "seen", seen()))
                        .body())
                .contains("Copy these three values now");

        var refused = owner.post("/console/scim/tokens", Map.of("life", "90d", "seen", seen()));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .containsPattern("role=\"alert\">Two tokens live already")
                .containsPattern("value=\"90d\"\\s+selected")
                .doesNotContainPattern("value=\"1y\"\\s+selected");
    }

    @Test
    void another_choice_of_provider_leaves_the_time_of_switching_on_as_it_is() {
        var founded = found(", \"provider\": \"okta\"");
        var switchedOn = connection(founded).switchedAt();

        owner.post("/console/scim/provider", Map.of("provider", "ping", "dialect", "", "seen", seen()));

        assertThat(connection(founded).provider()).isEqualTo("ping");
        assertThat(connection(founded).switchedAt()).isEqualTo(switchedOn);
    }
}
