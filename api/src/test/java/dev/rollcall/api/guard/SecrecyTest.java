package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Nothing personal and nothing secret stands in a log, whatever goes wrong. */
class SecrecyTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("entra");
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    private String logged() throws IOException {
        var events = log.list.stream()
                .map(event -> event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
        return events + Files.readString(server.home().resolve("postgres.log"), StandardCharsets.ISO_8859_1);
    }

    private void assertNothingSaid() throws IOException {
        assertThat(logged())
                .doesNotContainIgnoringCase(canary)
                .doesNotContain(
                        tenant.token().substring(12),
                        server.secret("operatorToken").substring(12));
    }

    private String person() {
        return """
                {"userName": "%1$s@example.com", "externalId": "%1$s", "displayName": "%1$s", "password": "%1$s",
                 "name": {"givenName": "%1$s"}, "emails": [{"value": "%1$s@example.com", "type": "work"}]}""".formatted(canary);
    }

    @Test
    void the_life_of_a_member_says_nothing() throws IOException {
        var scim = tenant.scim();
        var user = scim.post("/Users", person()).id();
        scim.get("/Users/" + user);
        scim.filter("/Users", "userName eq \"%s@example.com\"".formatted(canary));
        scim.put("/Users/" + user, person());
        scim.patch(
                "/Users/" + user, "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}");
        var group = scim.post(
                        "/Groups",
                        "{\"displayName\": \"%s\", \"members\": [{\"value\": \"%s\"}, {\"value\": \"%s\"}]}"
                                .formatted(canary, user, canary))
                .id();
        scim.patch(
                "/Groups/" + group,
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"%s\"}]}]}"
                        .formatted(canary));
        scim.delete("/Groups/" + group);
        scim.delete("/Users/" + user);

        assertNothingSaid();
    }

    @Test
    void refusals_say_nothing() throws IOException {
        var scim = tenant.scim();
        scim.post("/Users", person());
        assertThat(scim.post("/Users", person()).status()).isEqualTo(409);
        scim.post("/Users", "{\"userName\": \"x\", \"active\": \"" + canary + "\"}");
        scim.post("/Users", "{\"" + canary + "\": ");
        scim.get("/Users/" + canary);
        scim.filter("/Users", canary + " eq \"" + canary + "\"");
        scim.get("/Users?count=" + canary);
        scim.as("Bearer " + canary).get("/Users");
        scim.as("Bearer " + tenant.token() + canary).get("/Users");
        scim.as("Basic " + Base64.getEncoder().encodeToString((canary + ":" + canary).getBytes(StandardCharsets.UTF_8)))
                .get("/Users");
        server.operator()
                .as("Basic "
                        + Base64.getEncoder().encodeToString((canary + ":" + canary).getBytes(StandardCharsets.UTF_8)))
                .get("/admin/organizations");
        server.operator().post("/admin/organizations", "{\"name\": \"%s\", \"seats\": 0}".formatted(canary));

        assertNothingSaid();
    }

    /** Many an IdP's admin tries a filter with curl and forgets to escape it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?filter=userName eq \"%s@example.com\"",
                "?filter=userName%%20eq%%20\"%s@example.com\"",
                "?filter=%s%%zz",
                "?filter=%s%%ff",
                "?%%zz=%s",
                "?filter=%s|{}^",
                "/%s\\",
                "/%s%%00"
            })
    void a_request_line_that_cannot_be_read_says_nothing(String end) throws IOException {
        var path = "/scim/v2/" + tenant.connection() + "/Users" + end.formatted(canary);
        assertThat(RawClient.send("GET", path, "Bearer " + tenant.token(), null).status())
                .isEqualTo(400);

        assertNothingSaid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", "X-%s: a\u0001b", "Authorization Bearer %s", "Cookie: %s=\u0001", "Content-Length: %s"})
    void a_header_that_cannot_be_read_says_nothing(String header) throws IOException {
        var request = "GET /scim/v2/%s/Users HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted(tenant.connection(), header.formatted(canary));
        assertThat(RawClient.exchange(request.getBytes(StandardCharsets.UTF_8)).status())
                .isBetween(400, 401);

        assertNothingSaid();
    }

    /** A row that should not be there makes a projector fail: the failure is logged, its data is not. */
    @Test
    void a_failure_of_the_database_is_logged_without_the_data() throws IOException {
        try (var owner = DatabaseOwner.connect()) {
            owner.sql()
                    .sql("""
                            INSERT INTO user_view_1 (organization_id, user_id, version, user_name, user_name_key, active, created_at, last_modified, document)
                            VALUES (cast(? AS uuid), gen_random_uuid(), 0, 'astray', ?, true, now(), now(), '{}')""")
                    .params(tenant.organization(), canary + "@example.com")
                    .update();
            try {
                assertThatNothingIsSaid(tenant.scim().post("/Users", person()));
            } finally {
                owner.sql()
                        .sql("DELETE FROM user_view_1 WHERE organization_id = cast(? AS uuid) AND user_name = 'astray'")
                        .param(tenant.organization())
                        .update();
            }
        }
    }

    private void assertThatNothingIsSaid(Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(canary, "user_view_1", "Exception");
        assertThat(logged()).contains("user_by_name_1");
        assertNothingSaid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-start.json", "token.key", "postgres.password"})
    void what_is_secret_in_the_home_is_its_owners_alone(String file) throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(server.home().resolve(file))))
                .isEqualTo("rw-------");
    }

    @Test
    void no_draft_of_a_secret_is_left() throws IOException {
        try (var files = Files.list(server.home())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".draft"));
        }
    }

    @Test
    void no_token_and_no_password_stands_in_the_database() {
        var secrets = List.of(
                tenant.token(),
                server.secret("operatorToken"),
                server.secret("scimToken"),
                server.secret("ownerPassword"));
        try (var owner = DatabaseOwner.connect()) {
            KeptCalls.of(tenant)
                    .of(tenant.scim()
                            .post(
                                    "/Users",
                                    person().replace("\"password\": \"" + canary, "\"password\": \"pw-" + canary)));
            var tables = owner.sql()
                    .sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                    .query(String.class)
                    .list();
            for (String table : tables) {
                var rows = String.join(
                        "\n",
                        owner.sql()
                                .sql("SELECT t::text FROM " + table + " t")
                                .query(String.class)
                                .list());
                assertThat(rows).as(table).doesNotContain(secrets).doesNotContain("pw-" + canary);
                assertThat(rows)
                        .as(table)
                        .doesNotContain(secrets.stream().map(SecrecyTest::hex).toList());
            }
        }
    }

    /** As PostgreSQL shows the bytes of an event. */
    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
