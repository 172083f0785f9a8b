package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder in which this installation keeps what must outlive it: the embedded database, keys, the first start. */
public record Home(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public static Home of(String configured) {
        var path = Path.of(configured).toAbsolutePath().normalize();
        try {
            return new Home(Files.createDirectories(path));
        } catch (IOException unusable) {
            throw DatabaseUnavailable.unusable(path, unusable);
        }
    }

    /** Writes a file that only its owner can read. It never exists with other permissions. */
    public Path writeSecret(String name, byte[] content) throws IOException {
        var file = path.resolve(name);
        var draft = path.resolve(name + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(draft, content);
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(path.resolve(name));
    }

    public boolean has(String name) {
        return Files.exists(path.resolve(name));
    }
}
