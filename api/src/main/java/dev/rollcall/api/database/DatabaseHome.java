package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * The directory that holds everything of one database, and where each thing lies in it. An operator may keep other files
 * there too: only names that start with {@link #UNFINISHED} are ever deleted.
 */
record DatabaseHome(Path directory) {
    /** Begins the name of what a crash may cut short and nobody will miss. */
    static final String UNFINISHED = "postgres.unfinished-";

    static DatabaseHome created(Path directory) throws IOException {
        return new DatabaseHome(Files.createDirectories(directory).toRealPath());
    }

    /** Only for the holder of the lock: to anyone else the unfinished may be work in progress. */
    void sweep() throws IOException {
        Files.createDirectories(programs());
        for (var place : List.of(directory, programs())) {
            try (var unfinished = Files.newDirectoryStream(place, UNFINISHED + "*")) {
                unfinished.forEach(path -> FileUtils.deleteQuietly(path.toFile()));
            }
        }
    }

    Path data() {
        return directory.resolve("postgres");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    Path earlierLog() {
        return directory.resolve("postgres.log.1");
    }

    Path lock() {
        return directory.resolve("rollcall.lock");
    }

    Path password() {
        return directory.resolve("postgres.password");
    }

    Path port() {
        return directory.resolve("postgres.port");
    }

    Path programs() {
        return directory.resolve("postgresql-binaries");
    }
}
