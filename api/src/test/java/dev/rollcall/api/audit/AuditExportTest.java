package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail as files, which say of themselves what they hold, or break off. */
class AuditExportTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final AuditHistory acme = AuditHistory.told();

    private static JdbcClient owner() {
        var access = DatabaseAccess.toRunning(SERVER.home()).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
    }

    @Test
    void csv_holds_every_row_without_a_formula_and_says_what_it_is() {
        var answer = acme.ask("?format=csv&team=" + acme.team);

        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(answer.header("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("rollcall-audit-1-to-", ".csv"));
        assertThat(answer.body())
                .startsWith("\uFEFFposition,ledgerAt")
                .contains(",'" + AuditHistory.TEAM_NAME + ",")
                .doesNotContain("," + AuditHistory.TEAM_NAME);
        assertThat(answer.body().lines())
                .contains(
                        "report,Audit trail",
                        "query,format=csv team=" + acme.team,
                        "organization,Tour Guides," + acme.tenant().organization(),
                        "zone,UTC",
                        "rows,5",
                        "software," + Software.NAME)
                .anyMatch(line -> line.matches("positions,1,\\d+"))
                .anyMatch(line -> line.matches("made at,.*Z,operator"));
    }

    @Test
    void json_lines_are_the_rows_of_the_pages_and_an_end() {
        var lines = acme.ask("?format=jsonl&verb=DELETE")
                .body()
                .lines()
                .map(MAPPER::readTree)
                .toList();

        assertThat(lines.subList(0, lines.size() - 1)).isEqualTo(acme.rows("?verb=DELETE"));
        var end = lines.getLast().path("end");
        assertThat(end.path("rowCount").intValue()).isEqualTo(lines.size() - 1);
        assertThat(end.path("query").toString()).isEqualTo("{\"format\":\"jsonl\",\"verb\":\"DELETE\"}");
        assertThat(end.propertyNames())
                .contains("organization", "zone", "fromPosition", "toPosition", "madeAt", "madeBy", "version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/jsonl                                   | application/jsonl
            application/json;q=0.5, text/csv                    | text/csv
            text/csv;q=0.3, application/jsonl;q=0.7             | application/jsonl
            text/csv;q=0, application/json;q=0.1                | application/json
            text/*                                              | text/csv
            application/*                                       | application/json
            */*                                                 | application/json
            nonsense                                            | application/json
            """)
    void what_is_liked_best_comes(String accept, String type) {
        assertThat(SERVER.operator()
                        .send("GET", acme.path(), null, "Accept", accept)
                        .header("Content-Type"))
                .hasValueSatisfying(came -> assertThat(came).startsWith(type));
    }

    @Test
    void who_asks_for_the_header_alone_takes_nothing_away() {
        long before = exports();
        for (String file : List.of("audit?format=csv", "audit?format=jsonl")) {
            var path = "/admin/organizations/%s/%s".formatted(acme.tenant().organization(), file);
            assertThat(SERVER.operator().send("HEAD", path, null).status()).isEqualTo(200);
        }

        assertThat(exports()).isEqualTo(before);
        acme.ask("?format=csv");
        assertThat(exports()).isEqualTo(before + 1);
    }

    private long exports() {
        return owner().sql("SELECT count(*) FROM event WHERE organization_id = ? AND name = 'history.exported'")
                .param(acme.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void what_was_not_understood_is_no_file() {
        assertThat(acme.ask("?format=csv&verb=GET").status()).isEqualTo(400);
    }

    /** Rows beyond the first page, and a database that fails when it comes to them. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl"})
    void an_export_that_fails_on_the_way_does_not_look_complete(String format) throws Exception {
        lengthen(2_500);
        var whole = acme.ask("?format=" + format).body();
        assertThat(whole.lines().count()).isGreaterThan(2_500);
        lengthenAgain();

        owner().sql("""
                CREATE POLICY failing ON audit_entry_2 AS RESTRICTIVE FOR SELECT USING (
                    CASE WHEN organization_id = '%s' AND position > 1500 THEN 1 / (position - position) = 1 ELSE true END)""".formatted(acme.tenant().organization())).update();
        try {
            var came = new ByteArrayOutputStream();
            assertThatThrownBy(() -> receive(format, came)).isInstanceOf(IOException.class);
            assertThat(came.toString(StandardCharsets.UTF_8))
                    .contains("user.provisioned")
                    .doesNotContain("sealed through", "sealedThrough");
        } finally {
            owner().sql("DROP POLICY failing ON audit_entry_2").update();
            shorten();
        }
    }

    private void receive(String format, ByteArrayOutputStream came) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(SERVER.url() + acme.path() + "?format=" + format))
                .header("Authorization", "Bearer " + SERVER.secret("operatorToken"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (var body = answer.body()) {
            body.transferTo(came);
        }
    }

    /** That the trail was exported is told in it by now. */
    private void lengthenAgain() {
        shorten();
        acme.settled();
        lengthen(2_500);
    }

    private void lengthen(int to) {
        var own = acme.id().value();
        owner().sql("""
                INSERT INTO audit_entry_2 SELECT organization_id, t.position + n, t.ledger_at, t.ledger_at, t.ledger_at, 0, 'user.renamed',
                    'user', gen_random_uuid(), 'operator', NULL, 'ADMIN', gen_random_uuid()
                FROM audit_trail_2 t, generate_series(1, ? - t.position) n WHERE organization_id = ?""").params(List.of(to, own)).update();
        owner().sql("UPDATE audit_trail_2 SET position = ? WHERE organization_id = ?")
                .params(List.of(to, own))
                .update();
    }

    /** As it was: whatever comes next to the trail has its place. */
    private void shorten() {
        var own = acme.id().value();
        owner().sql("DELETE FROM audit_entry_2 WHERE organization_id = ? AND global_index = 0")
                .param(own)
                .update();
        owner().sql("""
                UPDATE audit_trail_2 t SET position = (SELECT max(e.position) FROM audit_entry_2 e
                    WHERE e.organization_id = t.organization_id) WHERE t.organization_id = ?""").param(own).update();
    }
}
