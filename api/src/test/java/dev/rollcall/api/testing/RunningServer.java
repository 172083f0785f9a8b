package dev.rollcall.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Rollcall;
import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.query.audit.AuditTrailQueries;
import dev.rollcall.query.license.SeatHistoryQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One server for all tests of this JVM, on an embedded database in a temporary home, started at first use. Each test
 * works in an organization of its own.
 */
public final class RunningServer {
    private static final Set<String> PROVIDERS = Set.of("okta", "entra", "ping");

    private static final class Holder {
        static final RunningServer SERVER = start();
    }

    private final ConfigurableApplicationContext context;
    private final Path home;
    private final JsonNode secrets;

    private RunningServer(ConfigurableApplicationContext context, Path home, JsonNode secrets) {
        this.context = context;
        this.home = home;
        this.secrets = secrets;
    }

    public static RunningServer get() {
        return Holder.SERVER;
    }

    private static RunningServer start() {
        try {
            var home = Files.createTempDirectory("rollcall-test");
            var context = SpringApplication.run(
                    Rollcall.class,
                    "--rollcall.home=" + home,
                    "--server.port=0",
                    "--rollcall.rate-limit=0",
                    "--rollcall.ledger.rest=0",
                    "--logging.structured.format.console=");
            var secrets = new JsonMapper().readTree(Files.readString(home.resolve("first-start.json")));
            return new RunningServer(context, home, secrets);
        } catch (IOException noHome) {
            throw new UncheckedIOException(noHome);
        }
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public Path home() {
        return home;
    }

    /** The text of a key of the home, which every other node on this database needs. */
    public String key(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    /** A value of {@code first-start.json}. */
    public String secret(String name) {
        return secrets.path(name).stringValue();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public BeanFactory beans() {
        return context.getBeanFactory();
    }

    /** The operator's admin API. */
    public Client operator() {
        return new Client(url(), "Bearer " + secret("operatorToken"));
    }

    /** A new, empty organization with seats for a hundred; a dialect is also the provider where it is one. */
    public Tenant tenant(String dialect) {
        return tenant(dialect, 100, "REJECT");
    }

    public Tenant tenant(String dialect, int seats, String noSeatPolicy) {
        var founded = operator()
                .post("/admin/organizations", """
                        {"name": "Tour Guides", "seats": %d, "noSeatPolicy": "%s", "provider": "%s", "dialect": "%s"}""".formatted(
                                seats, noSeatPolicy, PROVIDERS.contains(dialect) ? dialect : "other", dialect))
                .json();
        return new Tenant(
                founded.path("organization").stringValue(),
                founded.path("license").stringValue(),
                founded.path("connection").stringValue(),
                founded.path("scimToken").stringValue(),
                new Client(
                        founded.path("connectorUrl").stringValue(),
                        "Bearer " + founded.path("scimToken").stringValue()));
    }

    /** As if the organization had been founded long ago; what has happened in it has happened today all the same. */
    public void backdate(Tenant tenant, String day) {
        var access = DatabaseAccess.toRunning(home).orElseThrow();
        var owner = JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
        int founded = owner.sql("UPDATE organization_view_1 SET founded_at = cast(? AS date) WHERE organization_id = ?")
                .params(day, UUID.fromString(tenant.organization()))
                .update();
        assertThat(founded).isEqualTo(1);
    }

    /** Adds a schema to the users or groups of an organization. @param definition as RFC 7643 §7 has it */
    public void addSchema(Tenant tenant, String resourceType, String definition) {
        var answer = operator()
                .post(
                        "/admin/organizations/%s/schemas".formatted(tenant.organization()),
                        "{\"resourceType\": \"%s\", \"schema\": %s}".formatted(resourceType, definition));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** Waits until reports tell of everything that was recorded so far. */
    public Instant sealed(String organization) {
        var now = Instant.now();
        var own = OrganizationId.of(organization);
        Await.until(
                Duration.ofSeconds(30),
                "told through " + now,
                () -> Stream.of(
                                bean(SeatHistoryQueries.class).reachedWithNames(own),
                                bean(AuditTrailQueries.class).reached(own))
                        .allMatch(told -> told.filter(
                                        reached -> !reached.through().isBefore(now))
                                .isPresent()));
        return now;
    }

    /** An organization of a test. @param scim speaks to its connector URL with its token */
    public record Tenant(String organization, String license, String connection, String token, Client scim) {
        /** Of work that the operator does for it. */
        public Origin origin() {
            return new Origin(
                    OrganizationId.of(organization), "operator", null, Origin.ADMIN, UUID.randomUUID(), Instant.now());
        }
    }
}
