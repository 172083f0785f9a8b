package dev.rollcall.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The floors, in a JVM of their own: a thread for each connection reads a request, borrows one of 16 database
 * connections, executes one prepared statement and answers.
 */
final class FloorServer {
    /** As many as Rollcall opens. */
    private static final int CONNECTIONS = 16;

    private record Statements(PreparedStatement insert, PreparedStatement select) {
        static Statements on(Connection connection) throws SQLException {
            return new Statements(
                    connection.prepareStatement("INSERT INTO floor (content) VALUES (?)"),
                    connection.prepareStatement("SELECT content FROM floor WHERE id = ?"));
        }

        byte[] answer(Message request) throws SQLException {
            return request.method().equals("POST") ? inserted(request.body()) : selected(request.path());
        }

        private byte[] inserted(byte[] content) throws SQLException {
            insert.setString(1, new String(content, StandardCharsets.US_ASCII));
            insert.executeUpdate();
            return Message.bytes("HTTP/1.1 201 Created", "", new byte[0]);
        }

        private byte[] selected(String path) throws SQLException {
            select.setLong(1, Long.parseLong(path, 1, path.length(), 10));
            try (var row = select.executeQuery()) {
                row.next();
                return Message.bytes(
                        "HTTP/1.1 200 OK",
                        "Content-Type: text/plain\r\n",
                        row.getString(1).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private final BlockingQueue<Statements> pool = new ArrayBlockingQueue<>(CONNECTIONS);

    private FloorServer(String jdbcUrl, String user, String password) throws SQLException {
        for (int opened = 0; opened < CONNECTIONS; opened++) {
            pool.add(Statements.on(DriverManager.getConnection(jdbcUrl, user, password)));
        }
    }

    /** Arguments: port, JDBC URL, user; the password is the first line of the standard input. */
    public static void main(String... arguments) throws IOException, SQLException {
        var floors = new FloorServer(arguments[1], arguments[2], IO.readln());
        try (var server = new ServerSocket(Integer.parseInt(arguments[0]), 128, InetAddress.getLoopbackAddress())) {
            while (true) {
                var client = server.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> floors.serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (var wire = new Wire(client)) {
            while (true) {
                wire.send(answer(wire.receive()));
            }
        } catch (EOFException closed) {
            // The client has heard enough.
        } catch (IOException | SQLException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private byte[] answer(Message request) throws SQLException, InterruptedException {
        var statements = pool.take();
        try {
            return statements.answer(request);
        } finally {
            pool.add(statements);
        }
    }
}
