package dev.rollcall.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests share one home, since creating a cluster is slow; each leaves it stopped and sound. */
class EmbeddedDatabaseTest {
    @TempDir
    static Path home;

    @Test
    void dataSurvivesARestart() throws SQLException {
        try (var database = EmbeddedDatabase.start(home)) {
            execute(database, "CREATE TABLE survivor AS SELECT 'Ada' AS name");
        }
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(query(database, "SELECT name FROM survivor")).containsExactly("Ada");
        }
    }

    @Test
    void keepsWhatItAcknowledges() throws SQLException {
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(settings(database, "fsync", "synchronous_commit", "full_page_writes"))
                    .containsExactly("on", "on", "on");
        }
    }

    @Test
    void refusesADatabaseThatForgets(@TempDir Path directory) throws SQLException {
        try (var database = EmbeddedDatabase.start(directory)) {
            execute(database, "ALTER DATABASE rollcall SET synchronous_commit = off");
        }
        assertUnavailable(directory, "synchronous_commit=off", "ALTER DATABASE");
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void noFileInTheDataDirectoryMakesItForget() throws SQLException {
        try (var database = EmbeddedDatabase.start(home)) {
            execute(database, "ALTER SYSTEM SET fsync = off");
        }
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(settings(database, "fsync")).containsExactly("on");
            execute(database, "ALTER SYSTEM RESET fsync");
        }
    }

    @Test
    void speaksUtf8AndComparesBytes() throws SQLException {
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(settings(database, "server_encoding", "max_connections", "shared_buffers"))
                    .containsExactly("UTF8", "100", "512MB");
            assertThat(query(database, "SELECT datcollate || ' ' || datctype FROM pg_database"))
                    .containsOnly("C C");
        }
    }

    @Test
    void opensOnlyWithThePassword() throws SQLException, IOException {
        try (var database = EmbeddedDatabase.start(home)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(database, "guess").close())
                    .returns("28P01", SQLException::getSQLState);
            assertThat(query(database, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThat(settings(database, "listen_addresses", "unix_socket_directories"))
                    .containsExactly("127.0.0.1", "");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void letsAnotherReaderOfTheHomeIn() {
        assertThat(DatabaseAccess.toRunning(home)).isEmpty();
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(DatabaseAccess.toRunning(home))
                    .contains(new DatabaseAccess(database.jdbcUrl(), database.user(), database.password()));
        }
        assertThat(DatabaseAccess.toRunning(home)).isEmpty();
    }

    @Test
    void refusesASecondOwner() throws IOException, InterruptedException {
        try (var owner = DatabaseProcess.on(home)) {
            assertUnavailable(home, home.toString(), "process " + owner.pid(), "ROLLCALL_HOME");
        }
        EmbeddedDatabase.start(home).close();
    }

    @Test
    void refusesASecondOwnerInTheSameProcess() {
        try (var owner = EmbeddedDatabase.start(home)) {
            assertUnavailable(home, "process " + ProcessHandle.current().pid());
            assertThat(DatabaseAccess.toRunning(home))
                    .map(DatabaseAccess::jdbcUrl)
                    .contains(owner.jdbcUrl());
        }
    }

    @Test
    void stopsTheServerOfAKilledProcess() throws SQLException, IOException, InterruptedException {
        long orphan;
        try (var killed = DatabaseProcess.on(home)) {
            execute(killed.access(), "CREATE TABLE inheritance AS SELECT 'Grace' AS name");
            orphan = DatabaseProcess.serverOn(home);
        }
        assertThat(DatabaseAccess.toRunning(home)).isPresent();
        try (var database = EmbeddedDatabase.start(home)) {
            assertThat(query(database, "SELECT name FROM inheritance")).containsExactly("Grace");
            assertThat(DatabaseProcess.serverOn(home)).isNotEqualTo(orphan);
        }
    }

    @Test
    void leavesAStrangerAloneWhosePidIsInAStalePidFile() throws IOException, InterruptedException {
        EmbeddedDatabase.start(home).close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            leavePid(stranger.pid());
            EmbeddedDatabase.start(home).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
        leavePid(stranger.pid());
        EmbeddedDatabase.start(home).close();
        Files.createFile(home.resolve("postgres/postmaster.pid"));
        EmbeddedDatabase.start(home).close();
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws IOException {
        EmbeddedDatabase.start(home).close();
        var version = home.resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");
        assertUnavailable(home, "PostgreSQL 17", "PostgreSQL 18", "pg_upgrade");
        Files.writeString(version, "18\n");
    }

    @Test
    void refusesADamagedPassword() throws IOException {
        EmbeddedDatabase.start(home).close();
        var password = home.resolve("postgres.password");
        var sound = Files.readString(password);
        Files.writeString(password, "short\n");
        assertUnavailable(home, "postgres.password is damaged", "backup");
        Files.writeString(password, "A".repeat(43) + "\n");
        assertUnavailable(home, "does not open", "same backup");
        Files.delete(password);
        assertUnavailable(home, "postgres.password is missing", "backup");
        Files.writeString(password, sound);
    }

    @Test
    void refusesAHomeThatIsNoDirectory(@TempDir Path directory) throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        assertUnavailable(file, file.toString(), "ROLLCALL_HOME");
        assertUnavailable(file.resolve("below"), file.toString(), "ROLLCALL_HOME");
    }

    @Test
    void beginsAgainAfterAHalfDoneFirstStart(@TempDir Path directory) throws IOException {
        var cut = Files.createDirectories(directory.resolve("postgres.unfinished-1"));
        Files.createFile(cut.resolve("postgresql.conf"));
        var notOurs = Files.createFile(directory.resolve("unfinished-thesis"));
        EmbeddedDatabase.start(directory).close();
        assertThat(cut).doesNotExist();
        assertThat(notOurs).exists();
    }

    @Test
    void neverTakesAStrangeDirectoryForItsData(@TempDir Path directory) throws IOException {
        var kept = Files.createDirectories(directory.resolve("postgres")).resolve("kept");
        Files.createFile(kept);
        assertUnavailable(directory, "PG_VERSION", "move it away");
        assertThat(kept).exists();
    }

    private static void assertUnavailable(Path home, String... words) {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedDatabase.start(home).close())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    private static void leavePid(long pid) throws IOException {
        var lines = List.of(Long.toString(pid), home.resolve("postgres").toString(), "1", "1", "", "127.0.0.1", "");
        Files.write(home.resolve("postgres/postmaster.pid"), lines);
    }

    private static List<String> settings(EmbeddedDatabase database, String... names) throws SQLException {
        var values = new ArrayList<String>();
        for (var name : names) {
            values.addAll(query(database, "SHOW " + name));
        }
        return values;
    }

    private static List<String> query(EmbeddedDatabase database, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = connect(database, database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        execute(new DatabaseAccess(database.jdbcUrl(), database.user(), database.password()), sql);
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), password);
    }
}
