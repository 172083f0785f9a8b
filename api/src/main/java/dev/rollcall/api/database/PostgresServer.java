package dev.rollcall.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The running server on the data directory of a home. It is no child of this process but stands on its own, so that an
 * interrupt from the keyboard does not take it away before the last transaction; it therefore outlives a killed process.
 */
final class PostgresServer {
    private static final int ATTEMPTS = 3;
    private static final String SECONDS_TO_RECOVER = "300";
    private static final String SECONDS_TO_STOP = "30";
    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** Given on the command line, where no file in the data directory can overrule them. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "max_connections=100",
            "shared_buffers=512MB",
            "max_wal_size=4GB",
            // Plans are made for what statistics say: those of a young table are taken anew soon, of a grown one
            // seldom.
            "autovacuum_naptime=5s",
            "autovacuum_analyze_scale_factor=0.5",
            "log_checkpoints=off",
            "log_error_verbosity=terse");

    private final DatabaseHome home;
    private final PostgresPrograms programs;
    private final PostmasterFile postmaster;

    PostgresServer(DatabaseHome home, PostgresPrograms programs) {
        this.home = home;
        this.programs = programs;
        this.postmaster = new PostmasterFile(home.data());
    }

    /** Tells the port that it listens on. */
    int start() throws IOException {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var port = freePort();
            if (!launch(port).failed()) {
                return port;
            }
            if (!log().contains("Address already in use")) {
                break;
            }
        }
        throw new DatabaseUnavailable("PostgreSQL does not start on %s; its log %s says why: %s"
                .formatted(home.data(), home.log(), Complaint.in(log())));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private PostgresPrograms.Outcome launch(int port) throws IOException {
        if (Files.exists(home.log())) {
            Files.move(home.log(), home.earlierLog(), StandardCopyOption.REPLACE_EXISTING);
        }
        var options = Stream.concat(Stream.of("port=" + port), SETTINGS.stream())
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
        return programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + SECONDS_TO_RECOVER,
                "--pgdata=" + home.data(),
                "--log=" + home.log(),
                "--options=" + options);
    }

    private String log() throws IOException {
        return Files.exists(home.log())
                ? Files.readString(home.log(), StandardCharsets.ISO_8859_1).strip()
                : "";
    }

    /** Ends what a killed process left behind. */
    void evict() throws IOException {
        var left = postmaster.server();
        if (left.isPresent()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Stopping the PostgreSQL server " + left.get().pid() + " that an earlier process left on "
                            + home.data());
            stop();
        }
        postmaster.disown();
    }

    /** Ends every connection and waits until all is on the disk; no server is no failure. */
    void stop() throws IOException {
        var server = postmaster.server();
        if (server.isEmpty()) {
            return;
        }
        var outcome = programs.run(
                "pg_ctl", "stop", "--wait", "--timeout=" + SECONDS_TO_STOP, "--mode=fast", "--pgdata=" + home.data());
        if (outcome.failed() && server.get().isAlive()) {
            throw new DatabaseUnavailable(
                    "The PostgreSQL server %d on %s does not stop within %s seconds (%s): stop it with kill -INT %1$d and start again"
                            .formatted(
                                    server.get().pid(), home.data(), SECONDS_TO_STOP, Complaint.in(outcome.output())));
        }
    }
}
