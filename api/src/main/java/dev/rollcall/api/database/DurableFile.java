package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file or directory that appears under its name whole or not at all. What was written is forced to the disk before it
 * gets its name: a power failure must not leave a good name on an empty file.
 */
final class DurableFile {
    private DurableFile() {}

    /** Only the owner can read the file: that is how temporary files are created. */
    static void write(Path file, String text) throws IOException {
        var unfinished = Files.createTempFile(file.resolveSibling(""), DatabaseHome.UNFINISHED, "");
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void move(Path finished, Path place) throws IOException {
        Files.move(finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(place.resolveSibling(""));
    }

    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
