package dev.rollcall.api.nodes;

import dev.rollcall.Rollcall;
import dev.rollcall.api.database.EmbeddedDatabase;
import dev.rollcall.api.testing.Client;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two servers in processes of their own, started at the same moment on one empty database. A third one in this process
 * takes the commands for which there is no request.
 */
final class TwoNodes implements AutoCloseable {
    private static final String TOKEN_KEY = "one key for all nodes";

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Path directory;
    private final EmbeddedDatabase database;
    private final Node a;
    private final Node b;
    private final ConfigurableApplicationContext here;

    TwoNodes(Path directory) {
        this.directory = directory;
        try {
            database = EmbeddedDatabase.start(directory.resolve("database"));
            endings.push(database::close);
            a = launch("a", TOKEN_KEY);
            b = launch("b", TOKEN_KEY);
            a.awaitReady();
            b.awaitReady();
            here = inThisProcess();
            endings.push(here::close);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** Another node, which is stopped with the others. */
    Node launch(String name, String tokenKey) {
        var node = Node.launch(database, directory.resolve(name), tokenKey);
        endings.push(node::close);
        return node;
    }

    private ConfigurableApplicationContext inThisProcess() {
        return SpringApplication.run(
                Rollcall.class,
                "--rollcall.home=" + directory.resolve("here"),
                "--rollcall.token-key=" + TOKEN_KEY,
                "--rollcall.database.url=" + database.jdbcUrl(),
                "--rollcall.database.user=" + database.user(),
                "--rollcall.database.password=" + database.password(),
                "--server.port=0",
                "--logging.structured.format.console=");
    }

    Stream<Node> both() {
        return Stream.of(a, b);
    }

    /** Sees every organization, as nobody does who works for one. */
    JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    void send(Object command, Tenant tenant) {
        var origin = new Origin(
                new OrganizationId(tenant.organization()),
                "operator",
                null,
                Origin.ADMIN,
                UUID.randomUUID(),
                Instant.now());
        here.getBean(Dispatch.class).send(command, origin);
    }

    Tenant tenant(int seats) {
        var operatorToken = both().filter(Node::hasFounded)
                .findFirst()
                .orElseThrow()
                .secrets()
                .path("operatorToken")
                .stringValue();
        var founded = new Client(a.url(), "Bearer " + operatorToken)
                .post("/admin/organizations", "{\"name\": \"Tour Guides\", \"seats\": %d}".formatted(seats))
                .json();
        var connection = UUID.fromString(founded.path("connection").stringValue());
        var token = founded.path("scimToken").stringValue();
        return new Tenant(
                UUID.fromString(founded.path("organization").stringValue()),
                connection,
                token,
                new Client(a.url() + "/scim/v2/" + connection, "Bearer " + token),
                new Client(b.url() + "/scim/v2/" + connection, "Bearer " + token));
    }

    /** An organization of a test. @param a speaks to the one node, @param b to the other */
    record Tenant(UUID organization, UUID connection, String token, Client a, Client b) {
        /** One node after the other. */
        Client node(int turn) {
            return turn % 2 == 0 ? a : b;
        }
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
