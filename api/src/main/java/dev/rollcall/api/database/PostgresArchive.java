package dev.rollcall.api.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL for this machine, as they come packed in the application. They are unpacked once and found
 * again by their digest; an older server may still run from older programs, so those stay.
 */
final class PostgresArchive {
    private static final int DIGEST_LENGTH = 16;

    private final byte[] content;

    private PostgresArchive(byte[] content) {
        this.content = content;
    }

    static PostgresArchive ofThisMachine() throws IOException {
        var system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch", "");
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return new PostgresArchive(packed.readAllBytes());
        } catch (IllegalStateException e) {
            throw new DatabaseUnavailable(
                    "Rollcall brings no PostgreSQL for %s on %s: run it on Linux or macOS on a 64-bit Intel machine, or add the binaries for this one to the build"
                            .formatted(system, machine),
                    e);
        }
    }

    Path unpackedBelow(Path directory) throws IOException {
        var place = directory.resolve(digest());
        if (!Files.exists(place)) {
            var unfinished = Files.createTempDirectory(directory, DatabaseHome.UNFINISHED);
            unpack(unfinished);
            DurableFile.move(unfinished, place);
        }
        return place;
    }

    private String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void unpack(Path directory) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(content)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path place) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else {
            copy(tar, place);
            if ((entry.getMode() & 0100) != 0 && !place.toFile().setExecutable(true)) {
                throw new IOException("Cannot make " + place + " executable");
            }
        }
    }

    private static void copy(TarArchiveInputStream tar, Path place) throws IOException {
        try (var channel = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }
}
