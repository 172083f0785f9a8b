package dev.rollcall.api.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An auditor downloads evidence and verifies it offline; whatever was changed is named. */
class EvidenceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final SignedTenant ACME = new SignedTenant();
    private static final String USER = ACME.user("bjensen@example.com");
    private static final String EARLIER = earlier();
    private static final long NEWEST = grown();

    @TempDir
    Path folder;

    private static String earlier() {
        return ACME.sign().note();
    }

    private static long grown() {
        for (int user = 0; user < 40; user++) {
            ACME.user("user%d@example.com".formatted(user));
        }
        ACME.deactivate(USER);
        return ACME.sign().size();
    }

    private static HttpResponse<byte[]> download(Client admin, String question)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(admin.base() + "/evidence" + question))
                        .header("Authorization", String.valueOf(admin.authorization()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private Pack pack(String question) throws IOException, InterruptedException {
        var answer = download(ACME.admin(), question);
        assertThat(answer.statusCode())
                .as(() -> new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return new Pack(folder, answer.body());
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    @Test
    void a_pack_of_some_days_is_verified_offline_with_the_key_that_was_given_before() throws Exception {
        var pack = pack("?from=%1$s&to=%1$s".formatted(today()));

        assertThat(pack.verified("--key", ACME.key()))
                .contains(
                        "ok  the manifest is signed: every record from %1$s to %1$s, days in UTC".formatted(today()),
                        "\nATTENTION that positions 1 to ",
                        "payloads are those that the records commit to",
                        "\nVERIFIED",
                        "status 0")
                .doesNotContain("BAD", "ATTENTION the personal data")
                .containsPattern("ok  the checkpoint of rollcall/%s at size \\d+ is signed by the key"
                        .formatted(ACME.tenant().organization()))
                .containsPattern("ok  the (\\d+) records from position 1 to \\1 are complete");
        assertThat(pack.files().keySet())
                .contains("Verify.java", "VERIFY.md", "summary.csv", "key.txt", "manifest.txt");
    }

    @Test
    void positions_in_the_middle_are_shown_to_be_complete() throws Exception {
        assertThat(pack("?first=7&last=31&payloads=all").verified("--key", ACME.key()))
                .contains("the 25 records from position 7 to 31 are complete", "ok  25 payloads", "\nVERIFIED");
        assertThat(pack("?first=7&last=31&payloads=none").verified("--key", ACME.key()))
                .contains("ok  0 payloads", "\nVERIFIED");
    }

    @Test
    void days_in_which_nothing_happened_are_shown_to_be_empty() throws Exception {
        var quiet = new SignedTenant();
        quiet.sign();
        RunningServer.get().backdate(quiet.tenant(), "2020-01-01");
        var pack = new Pack(
                folder,
                download(quiet.admin(), "?from=2020-01-01&to=2020-12-31").body());

        assertThat(pack.verified("--key", quiet.key()))
                .contains("the 0 records", "\nATTENTION that positions ", "\nVERIFIED");
        assertThat(pack.file("summary.csv")).contains("rows,0");
    }

    @Test
    void a_pack_is_shown_to_continue_a_checkpoint_that_was_kept() throws Exception {
        var kept = Files.writeString(folder.resolve("kept.txt"), EARLIER);
        var size = EARLIER.lines().skip(1).findFirst().orElseThrow();

        assertThat(pack("?first=1&last=3&since=" + size).verified("--key", ACME.key(), "--checkpoint", kept.toString()))
                .contains("the log continues the one of kept.txt, size " + size, "\nVERIFIED");
        assertThat(pack("?first=1&last=3").verified("--key", ACME.key(), "--checkpoint", kept.toString()))
                .contains("BAD The pack has no proof for kept.txt: ask for one since size " + size);
    }

    @Test
    void the_summary_is_for_people_and_says_what_it_is_about() throws Exception {
        var summary = pack("?first=1&last=%d".formatted(NEWEST)).file("summary.csv");

        assertThat(summary)
                .startsWith("\uFEFFposition,time,fact,about,subject,")
                .contains(
                        "user.deactivated,bjensen@example.com," + USER,
                        "report,Evidence: every record from position 1 to " + NEWEST,
                        "organization,Tour Guides," + ACME.tenant().organization(),
                        "zone,UTC",
                        "positions,1," + NEWEST,
                        "rows," + NEWEST,
                        "software,Rollcall ");
    }

    /** Also what is no more, and who has never been. */
    @Test
    void the_summary_names_dissolved_teams_and_whom_a_refusal_is_about() throws Exception {
        var full = new SignedTenant(RunningServer.get().tenant("rfc", 1, "REJECT"));
        var scim = full.tenant().scim();
        scim.delete("/Groups/"
                + scim.post("/Groups", "{\"displayName\": \"Blue\\nA\\u009bB\"}")
                        .id());
        full.user("first@example.com");
        scim.post("/Users", Scim.user("second@example.com"));
        long last = full.sign().size();

        var pack =
                new Pack(folder, download(full.admin(), "?first=1&last=" + last).body());

        assertThat(pack.file("summary.csv")).contains("team.dissolved,Blue", "seat.refused,second@example.com,");
        assertThat(pack.verified("--key", full.key())).contains("\nVERIFIED");
    }

    /** As Okta's admins name groups, and as somebody may who wants packs to be refused. */
    @Test
    void names_that_a_spreadsheet_would_take_for_formulas_stand_in_a_summary_that_is_verified() throws Exception {
        var odd = new SignedTenant();
        List.of("=1+1", "-Ops", "+49 30", "x;=1", "'=1", "\uff1d1").forEach(odd::user);
        odd.tenant().scim().post("/Groups", "{\"displayName\": \"@all\"}");
        long last = odd.sign().size();

        var pack =
                new Pack(folder, download(odd.admin(), "?first=1&last=" + last).body());

        assertThat(pack.file("summary.csv")).contains(",'=1+1,", ",'-Ops,", ",x;'=1,", ",'@all,");
        assertThat(pack.verified("--key", odd.key())).contains("\nVERIFIED");
    }

    @Test
    void payloads_are_those_that_give_and_end_access_unless_others_are_asked_for() throws Exception {
        var positions = pack("?first=1&last=%d".formatted(NEWEST))
                .file("payloads.txt")
                .lines()
                .toList();

        assertThat(positions).hasSize(2 * 41 + 2);
        var words = positions.getFirst().split(" ", 4);
        assertThat(new String(Base64.getDecoder().decode(words[3]), StandardCharsets.UTF_8))
                .contains("bjensen@example.com");
    }

    @Test
    void one_byte_of_an_envelope_or_a_payload_that_was_changed_is_named() throws Exception {
        var pack = pack("?first=1&last=%d&payloads=all".formatted(NEWEST));

        assertThat(pack.with(
                                "envelopes.jsonl",
                                text -> text.replaceFirst("(?s)(\"position\":20,\"receivedAt\":\"20)2", "$13"))
                        .verified("--key", ACME.key()))
                .contains("BAD The record at position 20 is not the one that was sealed", "NOT VERIFIED", "status 1");
        assertThat(pack.with("payloads.txt", text -> {
                            var line = text.lines()
                                    .filter(each -> each.startsWith("20 "))
                                    .findFirst()
                                    .orElseThrow();
                            var words = line.split(" ", 3);
                            byte[] payload = Base64.getDecoder().decode(words[1]);
                            payload[payload.length / 2] ^= 1;
                            return text.replace(
                                    line, "20 " + Base64.getEncoder().encodeToString(payload) + " " + words[2]);
                        })
                        .verified("--key", ACME.key()))
                .contains("BAD The payload of the record at position 20 was changed", "status 1");
    }

    @Test
    void what_was_changed_in_the_database_is_named() throws Exception {
        var victim = new SignedTenant();
        var user = victim.user("victim@example.com");
        victim.deactivate(user);
        long size = victim.sign().size();
        var answer = victim.withChangedEvent(
                "payload = payload || ' '", () -> download(victim.admin(), "?first=1&last=" + size));
        long position = SignedTenant.owner()
                .sql(
                        "SELECT l.position FROM ledger l JOIN event e USING (global_index) WHERE l.organization_id = ? AND name = 'user.deactivated'")
                .param(victim.id().value())
                .query(Long.class)
                .single();

        assertThat(new Pack(folder, answer.body()).verified("--key", victim.key()))
                .contains(
                        "BAD The record at position %d is not the one that was sealed".formatted(position), "status 1");
    }

    @Test
    void an_event_taken_out_of_the_database_is_named() throws Exception {
        var victim = new SignedTenant();
        victim.deactivate(victim.user("victim@example.com"));
        long size = victim.sign().size();

        byte[] pack = withoutDeactivation(
                victim, () -> download(victim.admin(), "?first=1&last=" + size).body());

        assertThat(new Pack(folder, pack).verified("--key", victim.key()))
                .containsPattern("BAD (At position \\d+ stands the record of|The record at position \\d+ is missing)");
    }

    /** The event is put back, or the server would find that a view shows what no event says. */
    private static <T> T withoutDeactivation(SignedTenant victim, Callable<T> look) throws Exception {
        var taken = " FROM event WHERE organization_id = ? AND name = 'user.deactivated'";
        var owner = SignedTenant.owner();
        var organization = victim.id().value();
        owner.sql("CREATE TABLE taken_out AS SELECT *" + taken)
                .param(organization)
                .update();
        owner.sql("DELETE" + taken).param(organization).update();
        try {
            return look.call();
        } finally {
            owner.sql("INSERT INTO event OVERRIDING SYSTEM VALUE SELECT * FROM taken_out")
                    .update();
            owner.sql("DROP TABLE taken_out").update();
        }
    }

    /** The database lets the server write the first files, and not the summary. */
    @Test
    void an_export_that_fails_never_looks_complete() throws Exception {
        var owner = SignedTenant.owner();
        owner.sql("REVOKE SELECT ON user_view_1 FROM rollcall_server").update();
        try {
            assertThatThrownBy(() -> download(ACME.admin(), "?first=1&last=%d&payloads=all".formatted(NEWEST)))
                    .isInstanceOf(IOException.class);
        } finally {
            owner.sql("GRANT SELECT ON user_view_1 TO rollcall_server").update();
        }
        assertThat(pack("?first=1&last=2").verified("--key", ACME.key())).contains("\nVERIFIED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400|Nothing says which records: send days (from and to, such as 2026-03-31) or positions (first and last)",
                "?from=2026-01-01|400|to is missing; send a day such as 2026-03-31",
                "?from=soon&to=2026-01-01|400|from is \"soon\"; send a day such as 2026-03-31",
                "?from=2026-01-02&to=2026-01-01|400|to is \"2026-01-01\"; send a day from 2026-01-02 on",
                "?from=2020-01-01&to=2026-01-01|400|from is \"2020-01-01\"; send a day from ",
                "?from=2998-01-01&to=2999-01-01|400|from is \"2998-01-01\"; send a day that has begun",
                "?first=1&first=2&last=5|400|first is \"1, 2\"; send it once",
                "?first=1|400|last is missing; send a whole number from 1",
                "?first=0&last=1|400|first is \"0\"; send a whole number from 1",
                "?first=5&last=4|400|last (4) is before first (5)",
                "?first=1&last=5000|409|Position 5000 is not signed yet: the newest checkpoint covers the positions 1 to ",
                "?first=1&last=5&from=2026-01-01|400|Send days (from, to) or positions (first, last), not both",
                "?first=1&last=5&payloads=some|400|payloads is \"some\"; send access or all or none",
                "?first=1&last=5&since=0|400|since is \"0\"; send a whole number from 1 to ",
                "?first=1&last=5&since=99999|400|since is \"99999\"; send a whole number from 1 to "
            })
    void a_range_that_is_not_understood_is_told_with_what_is(String question, int status, String words) {
        var answer = ACME.admin().get("/evidence" + question);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(words);
    }

    private static Client as(Role role) {
        var somebody = new SignedTenant();
        ConsoleClient.of(somebody.tenant(), role);
        somebody.sign();
        var login = "%s-%s@example.com:%s".formatted(role, somebody.tenant().organization(), ConsoleBrowser.PASSWORD);
        return somebody.admin()
                .as("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_auditor_asks_with_e_mail_and_password_for_history_and_evidence_and_for_nothing_else() throws Exception {
        var auditor = as(Role.AUDITOR);
        var billing = as(Role.BILLING);

        assertThat(download(auditor, "?first=1&last=2").statusCode()).isEqualTo(200);
        for (var proof : List.of(
                "/ledger/key", "/ledger/inclusion?position=1", "/reconciliations", "/events", "/seats/1/events")) {
            assertThat(auditor.get(proof).status()).as(proof).isEqualTo(200);
            assertThat(billing.get(proof).status()).as(proof).isEqualTo(403);
        }
        for (var history : List.of(
                "/replay/steps?limit=2",
                "/replay/changes",
                "/seats/level",
                "/seats/spans",
                "/seats/holders?on=" + today(),
                "/deprovisioned?from=%1$s&to=%1$s".formatted(today()),
                "/audit")) {
            Await.until(
                    Duration.ofSeconds(30),
                    history + " followed",
                    () -> auditor.get(history).status() != 409);
            assertThat(auditor.get(history).status()).as(history).isEqualTo(200);
            assertThat(billing.get(history).status()).as(history).isEqualTo(200);
        }
        for (var other : List.of("/license", "/license/ledger/key", "/connections", "/domains", "/schemas")) {
            assertThat(auditor.get(other).status()).as(other).isEqualTo(403);
        }
        assertThat(auditor.get("/events").body()).contains("token.issued").doesNotContain("\"mac\"");
        assertThat(auditor.patch("/license", "{\"seats\": 1}").status()).isEqualTo(403);
        assertThat(auditor.post("/users", "{}").status()).isEqualTo(403);
        assertThat(auditor.post("/teams", "{}").status()).isEqualTo(403);
        assertThat(billing.post("/reconciliations", "").status()).isEqualTo(403);
    }

    @Test
    void who_takes_evidence_away_is_an_event_of_the_organization() throws Exception {
        var tenant = new SignedTenant();
        tenant.sign();
        assertThat(download(tenant.admin(), "?first=1&last=2").statusCode()).isEqualTo(200);
        RunningServer.get().sealed(tenant.tenant().organization());

        var last = tenant.admin()
                .get("/events")
                .json()
                .path("rows")
                .valueStream()
                .toList()
                .getLast();

        assertThat(last.path("name").stringValue()).isEqualTo("history.exported");
        assertThat(last.path("actor").stringValue()).isEqualTo("operator");
        assertThat(last.path("fact").path("file").stringValue()).endsWith("-1-to-2.zip");
        assertThat(last.path("fact").path("question").stringValue()).isEqualTo("every record from position 1 to 2");
    }

    @Test
    void nobody_else_gets_it() {
        var stranger = new Client(ACME.admin().base(), null);

        assertThat(stranger.get("/evidence?first=1&last=2").status()).isEqualTo(401);
        assertThat(RunningServer.get()
                        .operator()
                        .as("Bearer " + ACME.tenant().token())
                        .get("/admin/organizations/%s/evidence?first=1&last=2"
                                .formatted(ACME.tenant().organization()))
                        .status())
                .isEqualTo(401);
    }
}
