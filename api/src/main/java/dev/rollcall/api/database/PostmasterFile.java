package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file postmaster.pid, in which a server of PostgreSQL says that it runs on a data directory. After a crash the pid in
 * it may be that of a stranger; only a postgres on this very directory is ours to stop.
 */
final class PostmasterFile {
    /** Above what any system gives to a process. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private final Path data;
    private final Path file;

    PostmasterFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /** The live server that the file names. */
    Optional<ProcessHandle> server() throws IOException {
        return process().filter(this::serves);
    }

    /**
     * Frees the directory from a pid that cannot be its server. The other lines stay: by the shared memory they name,
     * PostgreSQL itself finds out whether parts of a dead server are still at work.
     */
    void disown() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        if (pid().isEmpty()) {
            Files.delete(file);
        } else if (process().isPresent()) {
            var lines = new ArrayList<>(lines());
            lines.set(0, NOBODY);
            DurableFile.write(file, String.join("\n", lines) + "\n");
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        return pid().flatMap(ProcessHandle::of);
    }

    private Optional<Long> pid() throws IOException {
        return lines().stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[1-9][0-9]{0,9}"))
                .map(Long::valueOf);
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    }

    private boolean serves(ProcessHandle process) {
        var info = process.info();
        var arguments = List.of(info.arguments().orElse(new String[0]));
        return info.command().filter(command -> command.endsWith("postgres")).isPresent()
                && arguments.contains(data.toString());
    }
}
