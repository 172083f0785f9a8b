package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.RunningServer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShowConnectionsTest {
    private final Client operator = RunningServer.get().operator();
    private final JsonNode founded = operator.post(
                    "/admin/organizations", "{\"name\": \"Tour Guides\", \"seats\": 1, \"provider\": \"entra\"}")
            .json();
    private final String connections =
            "/admin/organizations/" + founded.path("organization").stringValue() + "/connections";
    private final String tokens = connections + "/" + founded.path("connection").stringValue() + "/tokens";

    private JsonNode connection() {
        return operator.get(connections).json().path(0);
    }

    private JsonNode token(int index) {
        return connection().path("tokens").path(index);
    }

    @Test
    void the_provider_gives_the_dialect() {
        assertThat(connection().path("dialect").stringValue()).isEqualTo("entra");
    }

    @Test
    void another_dialect_is_chosen_with_the_provider_or_beside_it() {
        var one = connections + "/" + founded.path("connection").stringValue();
        assertThat(operator.patch(one, "{\"dialect\": \"strict\"}").status()).isEqualTo(204);
        assertThat(connection().path("provider").stringValue()).isEqualTo("entra");
        assertThat(connection().path("dialect").stringValue()).isEqualTo("strict");
        assertThat(operator.patch(one, "{\"provider\": \"ping\"}").status()).isEqualTo(204);
        assertThat(connection().path("dialect").stringValue()).isEqualTo("ping");
        assertThat(operator.patch(one, "{\"provider\": \"okta\", \"dialect\": \"rfc\"}")
                        .status())
                .isEqualTo(204);
        assertThat(connection().path("provider").stringValue()).isEqualTo("okta");
        assertThat(connection().path("dialect").stringValue()).isEqualTo("rfc");
        assertThat(operator.patch(connections + "/" + UUID.randomUUID(), "{\"dialect\": \"rfc\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_token_of_the_founding_is_shown_by_its_kid() {
        assertThat(founded.path("scimToken").stringValue())
                .startsWith("rc_" + founded.path("kid").stringValue() + "_");
        assertThat(token(0).path("kid")).isEqualTo(founded.path("kid"));
        assertThat(token(0).path("state").stringValue()).isEqualTo("LIVE");
        assertThat(token(0).path("revokedAt").isNull()).isTrue();
        assertThat(Instant.parse(token(0).path("expiresAt").stringValue()))
                .isAfter(Instant.parse(token(0).path("issuedAt").stringValue()));
    }

    @Test
    void a_revoked_token_stays_in_sight_beside_the_one_that_took_over() {
        var issued = operator.post(tokens, "{\"life\": \"never\"}").json();
        operator.delete(tokens + "/" + founded.path("kid").stringValue());

        assertThat(token(0).path("state").stringValue()).isEqualTo("REVOKED");
        assertThat(token(0).path("revokedAt").isString()).isTrue();
        assertThat(token(1).path("kid")).isEqualTo(issued.path("kid"));
        assertThat(token(1).path("state").stringValue()).isEqualTo("LIVE");
        assertThat(token(1).path("expiresAt").isNull()).isTrue();
    }

    @Test
    void no_secret_is_shown() {
        assertThat(token(0).propertyNames())
                .containsExactlyInAnyOrder("kid", "state", "issuedAt", "expiresAt", "revokedAt");
        assertThat(operator.get(connections).body())
                .doesNotContain(founded.path("scimToken").stringValue().substring(12));
    }
}
