package dev.rollcall.api.nodes;

import dev.rollcall.api.database.EmbeddedDatabase;
import dev.rollcall.api.testing.Client;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two servers in processes of their own, started at the same moment on one empty database. */
final class TwoNodes implements AutoCloseable {
    private static final String TOKEN_KEY = "the one key of all nodes of one installation";

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Path directory;
    private final EmbeddedDatabase database;
    private final Node a;
    private final Node b;

    TwoNodes(Path directory) {
        this.directory = directory;
        try {
            database = EmbeddedDatabase.start(directory.resolve("database"));
            endings.push(database::close);
            a = launch("a", TOKEN_KEY);
            b = launch("b", TOKEN_KEY);
            a.awaitReady();
            b.awaitReady();
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

    /** A node of the same installation, beside the two. */
    Node launchAnother(String name) {
        return launch(name, TOKEN_KEY);
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

    /** The admin API of the one node. */
    Client operator() {
        var founder = both().filter(Node::hasFounded).findFirst().orElseThrow();
        return new Client(
                a.url(), "Bearer " + founder.secrets().path("operatorToken").stringValue());
    }

    Tenant tenant(int seats) {
        var founded = operator()
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
        String adminPath() {
            return "/admin/organizations/" + organization;
        }

        /** Speaks to another node. */
        Client at(Node node) {
            return new Client(node.url() + "/scim/v2/" + connection, "Bearer " + token);
        }

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
