package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The PostgreSQL that Rollcall brings along, running for this process alone on a home directory. A process that is killed
 * leaves its server running; the next start on the same home stops that one first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final DatabaseHome home;
    private final HomeLock lock;
    private final PostgresServer server;
    private final DatabaseAccess access;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DatabaseHome home, HomeLock lock, PostgresServer server, DatabaseAccess access) {
        this.home = home;
        this.lock = lock;
        this.server = server;
        this.access = access;
    }

    /**
     * Creates the database on the first start of a home and finds it again on every later one.
     *
     * @throws DatabaseUnavailable with a sentence for the operator
     */
    public static EmbeddedDatabase start(Path home) {
        try {
            var place = DatabaseHome.created(home);
            return start(place, HomeLock.of(place));
        } catch (IOException e) {
            throw DatabaseUnavailable.unusable(home, e);
        }
    }

    private static EmbeddedDatabase start(DatabaseHome home, HomeLock lock) throws IOException {
        try {
            home.sweep();
            var programs = new PostgresPrograms(PostgresArchive.ofThisMachine().unpackedBelow(home.programs()));
            var server = new PostgresServer(home, programs);
            server.evict();
            var password = new PostgresCluster(home, programs).prepare();
            return new EmbeddedDatabase(home, lock, server, access(home, server, password));
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static DatabaseAccess access(DatabaseHome home, PostgresServer server, String password) throws IOException {
        try {
            var port = server.start();
            var access = DatabaseAccess.onPort(port, password);
            new DatabaseOpening(home, access).complete();
            DurableFile.write(home.port(), port + "\n");
            return access;
        } catch (IOException | RuntimeException | Error e) {
            stopAfter(e, server);
            throw e;
        }
    }

    private static void stopAfter(Throwable failure, PostgresServer server) {
        try {
            server.stop();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    public String jdbcUrl() {
        return access.jdbcUrl();
    }

    public String user() {
        return access.user();
    }

    public String password() {
        return access.password();
    }

    /** Ends every connection, then the server; what was committed is on the disk either way. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            Files.deleteIfExists(home.port());
            server.stop();
        } catch (IOException e) {
            throw DatabaseUnavailable.unusable(home.directory(), e);
        }
    }
}
