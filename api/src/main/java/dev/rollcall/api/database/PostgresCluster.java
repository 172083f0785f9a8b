package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data directory of PostgreSQL. It is all that Rollcall knows: it is created once, under another name until it is
 * complete, and never deleted, replaced or repaired from here.
 */
final class PostgresCluster {
    static final String USER = "rollcall";
    private static final String VERSION = "18";
    private static final String ONLY_PASSWORDS_OVER_LOOPBACK = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final DatabaseHome home;
    private final PostgresPrograms programs;

    PostgresCluster(DatabaseHome home, PostgresPrograms programs) {
        this.home = home;
        this.programs = programs;
    }

    /** Makes the cluster ready to be served, and tells its password. */
    String prepare() throws IOException {
        var password = new PasswordFile(home.password());
        if (Files.exists(home.data())) {
            requireKnown();
            requirePresent(password);
        } else {
            create(password);
        }
        password.restrict();
        DurableFile.write(home.data().resolve("pg_hba.conf"), ONLY_PASSWORDS_OVER_LOOPBACK);
        return password.read();
    }

    private void requireKnown() throws IOException {
        var mark = home.data().resolve("PG_VERSION");
        if (!Files.exists(mark)) {
            throw new DatabaseUnavailable(
                    "%s holds no PostgreSQL data, for it has no file PG_VERSION: move it away to begin anew, put the data back from the backup, or set ROLLCALL_HOME to another directory"
                            .formatted(home.data()));
        }
        var version = Files.readString(mark, StandardCharsets.UTF_8).strip();
        if (!version.equals(VERSION)) {
            throw new DatabaseUnavailable(
                    "The data in %s was written by PostgreSQL %s and this Rollcall brings PostgreSQL %s: run the Rollcall that wrote it, convert the data with pg_upgrade, or set ROLLCALL_HOME to another directory"
                            .formatted(home.data(), version, VERSION));
        }
    }

    private void requirePresent(PasswordFile password) {
        if (!password.exists()) {
            throw new DatabaseUnavailable(
                    "The password file %s is missing and the data in %s cannot be opened without it: put it back from the backup"
                            .formatted(home.password(), home.data()));
        }
    }

    private void create(PasswordFile password) throws IOException {
        if (!password.exists()) {
            password.create();
        }
        password.read();
        var unfinished = Files.createTempDirectory(home.directory(), DatabaseHome.UNFINISHED);
        initialise(unfinished);
        DurableFile.move(unfinished, home.data());
    }

    private void initialise(Path directory) throws IOException {
        var outcome = programs.run(
                "initdb",
                "--pgdata=" + directory,
                "--username=" + USER,
                "--pwfile=" + home.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        if (outcome.failed()) {
            throw new DatabaseUnavailable(
                    "PostgreSQL cannot create its data directory in %s; remove the obstacle it names and start again: %s"
                            .formatted(home.directory(), Complaint.in(outcome.output())));
        }
    }
}
