package dev.rollcall.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the history of real exchanges says of those who left. */
class ReconciliationTest {
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
    private static final String ACTIVATE = DEACTIVATE.replace("false", "true");

    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("okta");
    private final String path = "/admin/organizations/" + tenant.organization() + "/reconciliations";

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private Answer compare(Client client, String query, String csv) {
        return client.send("POST", path + query, csv, "Content-Type", "text/csv; charset=utf-8");
    }

    private Answer compare(String query, String csv) {
        return compare(server.operator(), query, csv);
    }

    private JsonNode rows(Answer compared, String query) {
        assertThat(compared.status()).as(compared.body()).isEqualTo(201);
        return server.operator()
                .get(compared.header("Location").orElseThrow() + query)
                .json();
    }

    private static String verdicts(JsonNode report) {
        return report.path("rows")
                .valueStream()
                .map(row ->
                        row.path("name").asString() + " " + row.path("verdict").asString())
                .collect(Collectors.joining(", "));
    }

    private static JsonNode row(JsonNode report, String name) {
        return report.path("rows")
                .valueStream()
                .filter(row -> row.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_who_left_gets_the_verdict_of_history_however_access_ended() {
        user("still");
        var off = user("off");
        var gone = user("gone");
        var back = user("back");
        var again = user("again");
        var before = user("before");
        tenant.scim().patch("/Users/" + before, DEACTIVATE);
        var left = Instant.now();
        tenant.scim().patch("/Users/" + off, DEACTIVATE);
        tenant.scim().delete("/Users/" + gone);
        tenant.scim().patch("/Users/" + back, DEACTIVATE);
        tenant.scim().patch("/Users/" + back, ACTIVATE);
        tenant.scim().delete("/Users/" + again);
        var successor = user("again");
        var names = List.of("still", "off", "gone", "BACK", "again", "before", "nobody");
        var csv = names.stream()
                .map(name -> name + "," + left + "\n")
                .collect(Collectors.joining("", "userName,left\n", ""));

        var strict = rows(compare("?allowedDelay=PT0S", csv), "");
        assertThat(verdicts(strict))
                .isEqualTo(
                        "still NEVER_DEPROVISIONED, BACK REACTIVATED, again REACTIVATED, off TOO_LATE, gone TOO_LATE, "
                                + "nobody UNKNOWN, before IN_TIME");
        assertThat(row(strict, "BACK").path("backFrom").isNull()).isFalse();
        assertThat(row(strict, "BACK").path("backUntil").isNull()).isTrue();
        assertThat(row(strict, "BACK").path("seat").isInt()).isTrue();
        assertThat(row(strict, "again").path("user").asString()).isEqualTo(successor);
        assertThat(row(strict, "gone").path("user").asString()).isEqualTo(gone);
        assertThat(row(strict, "off").path("seat").isNull()).isTrue();
        assertThat(row(strict, "off").path("lateSeconds").isNumber()).isTrue();

        var patient = compare("", csv);
        assertThat(verdicts(rows(patient, "?verdict=NOT_YET_DUE"))).isEqualTo("still NOT_YET_DUE");
        assertThat(patient.json().path("counts").toString())
                .isEqualTo(
                        "{\"neverDeprovisioned\":0,\"reactivated\":2,\"tooLate\":0,\"unknown\":1,\"notYetDue\":1,\"inTime\":3,\"onSeat\":3}");

        tenant.scim().delete("/Users/" + back);
        assertThat(row(rows(compare("", csv), ""), "BACK").path("backUntil").isNull())
                .isFalse();
        assertThat(row(rows(patient, ""), "BACK").path("backUntil").isNull()).isTrue();
    }

    @Test
    void members_and_former_ones_are_found_by_whatever_the_list_knows_of_them() {
        var body = """
                {"userName": "%1$s", "externalId": "ext-%1$s", "emails": [{"value": "%1$s@Example.com", "primary": true}]}""";
        var here = tenant.scim().post("/Users", body.formatted("here")).id();
        var gone = tenant.scim().post("/Users", body.formatted("gone")).id();
        tenant.scim().delete("/Users/" + gone);
        var successor = tenant.scim().post("/Users", body.formatted("gone")).id();
        tenant.scim().delete("/Users/" + successor);
        var csv = new StringBuilder("id;externalId;userName;email;left\n");
        for (String cells : new String[] {
            here + ";;;",
            ";ext-here;;",
            ";;HERE;",
            ";;;here@example.COM",
            gone + ";;;",
            ";ext-gone;;",
            ";;gone;",
            ";;;GONE@example.com",
            "0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b;ext-nobody;here;gone@example.com",
            ";EXT-HERE;;"
        }) {
            csv.append(cells).append(";2026-03-31\n");
        }

        var report = rows(compare("", csv.toString()), "").path("rows");

        var userOfLine = report.valueStream()
                .collect(Collectors.toMap(
                        row -> row.path("line").asInt(), row -> row.path("user").asString("-")));
        assertThat(userOfLine)
                .containsEntry(2, here)
                .containsEntry(3, here)
                .containsEntry(4, here)
                .containsEntry(5, here)
                .containsEntry(6, successor)
                .containsEntry(7, successor)
                .containsEntry(8, successor)
                .containsEntry(9, successor)
                .containsEntry(10, here);
        assertThat(report.valueStream()
                        .filter(row -> row.path("line").asInt() == 10)
                        .findFirst()
                        .orElseThrow()
                        .path("namedBy")
                        .asString())
                .isEqualTo("userName");
        assertThat(userOfLine.get(11)).isIn("-", "");
    }

    @Test
    void a_list_is_a_fact_and_its_report_is_read_in_pages_and_as_a_file_no_cell_of_which_is_a_formula() {
        var compared = compare("?allowedDelay=P2D", "userName,left\n=1+1,2026-03-31\nb,2026-03-31\nc,2026-03-31\n");
        var later = compare("", "userName,left\nd,2026-03-31\n").json();
        server.sealed(tenant.organization());

        var event = server.operator()
                .get("/admin/organizations/" + tenant.organization() + "/events?limit=1000")
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("name").asString().equals("leavers.reconciled"))
                .findFirst()
                .orElseThrow();
        var report = server.operator()
                .get(path + "/" + compared.json().path("id").asString())
                .json();
        assertThat(report.at("/query/toPosition").asLong())
                .isEqualTo(event.path("position").asLong() - 1);
        assertThat(event.at("/fact/findings").size()).isEqualTo(3);

        var first = rows(compared, "?limit=2");
        assertThat(verdicts(first)).isEqualTo("=1+1 UNKNOWN, b UNKNOWN");
        assertThat(verdicts(
                        rows(compared, "?limit=2&after=" + first.path("next").asString())))
                .isEqualTo("c UNKNOWN");
        assertThat(first.path("query").path("allowedDelay").asString()).isEqualTo("PT48H");
        assertThat(first.path("query").path("fileHash").asString())
                .isEqualTo(compared.json().path("fileHash").asString());
        assertThat(server.operator()
                        .get(compared.header("Location").orElseThrow() + "?format=csv")
                        .body())
                .startsWith("place,line,namedBy,name,left,verdict,")
                .contains("1,2,userName,'=1+1,");

        var lists = server.operator().get(path + "?limit=1").json();
        assertThat(lists.at("/rows/0/id")).isEqualTo(later.path("id"));
        assertThat(server.operator()
                        .get(path + "?limit=1&after=" + lists.path("next").asString())
                        .json()
                        .at("/rows/0/id"))
                .isEqualTo(compared.json().path("id"));
    }

    /** A finding that is recorded stays: nobody is to be blamed for good by what was not sealed yet. */
    @Test
    void what_is_not_sealed_in_time_is_not_compared() throws SQLException {
        var access = DatabaseAccess.toRunning(server.home()).orElseThrow();
        var list = "userName,left\nlate,2026-03-31\n";
        try (var stranger = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var asked = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            asked.execute("SELECT pg_current_xact_id()");
            tenant.scim().post("/Users", Scim.user("late"));

            var refused = compare("", list);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.detail()).contains("not compared, and nothing was recorded", "ask again in a minute");
            stranger.rollback();
        }
        server.sealed(tenant.organization());
        assertThat(compare("", list).status()).isEqualTo(201);
        assertThat(server.operator().get(path).json().path("rowCount").asInt()).isOne();
    }

    /** An address that several people share says nothing of any of them. */
    @Test
    void of_a_name_that_several_people_have_nothing_is_said() {
        for (var name : List.of("adam", "berta")) {
            tenant.scim().post("/Users", """
                    {"userName": "%s", "emails": [{"value": "desk@example.com", "type": "work"}]}""".formatted(name));
        }
        var adam = tenant.scim().filter("/Users", "userName eq \"adam\"").resource(0);
        tenant.scim().delete("/Users/" + adam.path("id").stringValue());
        var left = Instant.now().minus(Duration.ofDays(3));

        var found = rows(compare("", "email,left\ndesk@example.com," + left + "\n"), "");
        assertThat(verdicts(found)).isEqualTo("desk@example.com UNKNOWN");
        assertThat(row(found, "desk@example.com").path("user").isNull()).isTrue();
        assertThat(verdicts(rows(compare("", "userName,email,left\nberta,desk@example.com," + left + "\n"), "")))
                .isEqualTo("berta NEVER_DEPROVISIONED");
    }

    @Test
    void a_user_name_means_its_bearer_of_today_and_what_tells_nobody_is_passed_over() {
        var former = user("bob");
        var robert = user("robert");
        tenant.scim().delete("/Users/" + former);
        tenant.scim()
                .patch(
                        "/Users/" + robert,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"bob\"}"));
        for (var name : List.of("adam", "berta")) {
            tenant.scim().post("/Users", """
                    {"userName": "%s", "emails": [{"value": "desk@example.com"}]}""".formatted(name));
        }
        var left = Instant.now().minus(Duration.ofDays(3));

        var found = rows(compare("", "userName,left\nbob," + left + "\n"), "");
        assertThat(verdicts(found)).isEqualTo("bob NEVER_DEPROVISIONED");
        assertThat(row(found, "bob").path("user").asString()).isEqualTo(robert);
        assertThat(row(found, "bob").path("seat").isInt()).isTrue();
        assertThat(server.operator()
                        .send(
                                "POST",
                                path + "?allowedDelay=P3D",
                                "userName,left\nbob," + left,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .as("a list that looks like a form")
                .isEqualTo(415);
        assertThat(verdicts(rows(compare("", "userName,email,left\nnobody,adam," + left + "\n"), "")))
                .isEqualTo("adam NEVER_DEPROVISIONED");
    }

    @Test
    void of_what_cannot_be_read_nothing_is_recorded() {
        var broken = compare("", "userName,left\nb,soon\n,2026-03-31\n");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.detail()).contains("nothing was recorded", "line 2, left is \"soon\"", "line 3, userName");
        assertThat(compare("?allowedDelay=24h", "userName,left\nb,2026-03-31").detail())
                .contains("allowedDelay is \"24h\"", "PT24H");
        assertThat(compare("?allowedDelay=P367D", "userName,left\nb,2026-03-31").status())
                .isEqualTo(400);
        assertThat(server.operator().post(path, "userName,left\nb,2026-03-31").status())
                .isEqualTo(415);
        assertThat(server.operator()
                        .send("POST", path, "userName,left", "Content-Type", "text/csv; charset=windows-1252")
                        .detail())
                .contains("windows-1252", "text/csv, in UTF-8");
        assertThat(server.operator().get(path + "/" + tenant.connection()).status())
                .isEqualTo(404);
        assertThat(server.operator().get(path).json().path("rowCount").asInt()).isZero();
    }

    @Test
    void a_list_of_10000_rows_and_2_mebibytes_is_compared_and_one_byte_more_is_refused() {
        user("bjensen");
        var row = "bjensen," + "x".repeat(170) + ",2026-03-31\n";
        var rows = "userName,note,left\n" + row.repeat(9999) + "bjensen,";
        var all = rows + "y".repeat(LeaverList.MOST_BYTES - rows.length() - 12) + ",2026-03-31\n";

        assertThat(all.getBytes(StandardCharsets.UTF_8)).hasSize(LeaverList.MOST_BYTES);
        assertThat(compare("", all).json().path("rows").asInt()).isEqualTo(10_000);
        assertThat(compare("", all + "\n").status()).isEqualTo(413);
    }

    @Test
    void an_auditor_may_compare_and_who_only_pays_may_not() {
        ConsoleClient.of(tenant, Role.AUDITOR);
        ConsoleClient.of(tenant, Role.BILLING);
        var csv = "userName,left\nbjensen,2026-03-31\n";

        assertThat(compare(signedIn(Role.AUDITOR), "", csv).status()).isEqualTo(201);
        assertThat(signedIn(Role.AUDITOR).get(path).status()).isEqualTo(200);
        assertThat(compare(signedIn(Role.BILLING), "", csv).status()).isEqualTo(403);
    }

    private Client signedIn(Role role) {
        var login = role.name() + "-" + tenant.organization() + "@example.com:" + ConsoleBrowser.PASSWORD;
        return server.operator()
                .as("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
