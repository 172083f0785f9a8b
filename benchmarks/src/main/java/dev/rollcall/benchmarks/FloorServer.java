package dev.rollcall.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

/**
 * The floors, in a JVM of their own: one of 16 database connections executes one prepared statement for each request.
 * HTTP is spoken by a thread for each connection that does the least it can, or by the server that the JDK brings.
 */
final class FloorServer {
    /** As many as Rollcall opens. */
    private static final int CONNECTIONS = 16;

    private static final int BACKLOG = 128;

    /** The statements of one connection; both of them commit by themselves. */
    private record Statements(PreparedStatement insert, PreparedStatement select) {
        static Statements on(Connection connection) throws SQLException {
            return new Statements(
                    connection.prepareStatement("INSERT INTO floor (content) VALUES (?)"),
                    connection.prepareStatement("SELECT content FROM floor WHERE id = ?"));
        }

        void insert(byte[] content) throws SQLException {
            insert.setString(1, new String(content, StandardCharsets.US_ASCII));
            insert.executeUpdate();
        }

        byte[] select(String path) throws SQLException {
            select.setLong(1, Long.parseLong(path, 1, path.length(), 10));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1).getBytes(StandardCharsets.US_ASCII);
            }
        }
    }

    private record Answer(int status, byte[] body) {}

    private final BlockingQueue<Statements> pool = new ArrayBlockingQueue<>(CONNECTIONS);

    private FloorServer(String jdbcUrl, String user, String password) throws SQLException {
        for (int opened = 0; opened < CONNECTIONS; opened++) {
            pool.add(Statements.on(DriverManager.getConnection(jdbcUrl, user, password)));
        }
    }

    /** Arguments: bare or jdk, port, JDBC URL, user; the password is the first line of the standard input. */
    public static void main(String... arguments) throws IOException, SQLException {
        var floors = new FloorServer(arguments[2], arguments[3], IO.readln());
        int port = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("jdk")) {
            floors.serveByJdk(port);
        } else {
            floors.serveBare(port);
        }
    }

    private Answer answer(String method, String path, byte[] body) {
        try {
            var statements = pool.take();
            try {
                if (method.equals("POST")) {
                    statements.insert(body);
                    return new Answer(201, Message.NONE.body());
                }
                return new Answer(200, statements.select(path));
            } finally {
                pool.add(statements);
            }
        } catch (SQLException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void serveBare(int port) throws IOException {
        try (var server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                var client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (var wire = new Wire(client)) {
            while (true) {
                var request = wire.receive();
                var answer = answer(request.method(), request.path(), request.body());
                wire.send(Message.bytes("HTTP/1.1 " + answer.status() + " Done", "", answer.body()));
            }
        } catch (EOFException closed) {
            // The client has heard enough.
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void serveByJdk(int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newFixedThreadPool(4 * CONNECTIONS));
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
