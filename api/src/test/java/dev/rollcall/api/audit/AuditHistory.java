package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An organization in which a bit of everything has happened, and its audit trail. */
final class AuditHistory {
    static final String TEAM_NAME = "=Tour Guides";

    private static final RunningServer SERVER = RunningServer.get();

    private final Tenant tenant = SERVER.tenant("okta", 2, "REJECT");
    final String adam = user("adam");
    final String berta = user("berta");
    final String team =
            tenant.scim().post("/Groups", Scim.group("Guides", adam, berta)).id();

    private AuditHistory() {}

    static AuditHistory told() {
        var history = new AuditHistory();
        history.happen();
        history.settled();
        return history;
    }

    private void happen() {
        assertThat(tenant.scim().post("/Users", Scim.user("carl")).status()).isEqualTo(403);
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Guide\"}");
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Tour guide\"}");
        patch(
                "/Groups/" + team,
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}".formatted(TEAM_NAME));
        patch("/Users/" + adam, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
        tenant.scim().delete("/Users/" + berta);
        tenant.scim().delete("/Groups/" + team);
        SERVER.operator().patch("/admin/organizations/" + tenant.organization() + "/license", "{\"seats\": 3}");
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private void patch(String path, String operation) {
        var answer = tenant.scim().patch(path, Scim.patch(operation));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    /** Waits until all that has been done so far can be told. */
    Instant settled() {
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(30),
                "sealed through " + now,
                () -> ask("?limit=1&to=" + now).status() == 200);
        return now;
    }

    Tenant tenant() {
        return tenant;
    }

    OrganizationId id() {
        return OrganizationId.of(tenant.organization());
    }

    String path() {
        return "/admin/organizations/" + tenant.organization() + "/audit";
    }

    Answer ask(String question) {
        return SERVER.operator().get(path() + question);
    }

    List<JsonNode> rows(String question) {
        var answer = ask(question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("rows").valueStream().toList();
    }

    List<String> facts(String question) {
        return rows(question).stream()
                .map(row -> row.path("fact").stringValue())
                .toList();
    }
}
