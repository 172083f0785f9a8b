package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Keeps the password of the database. PostgreSQL knows only a digest of it: without the file the data is shut in. */
final class PasswordFile {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void create() throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        DurableFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }

    /** A copy that came back from a backup may be open to others. */
    void restrict() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    String read() throws IOException {
        var password = text().strip();
        if (!FORM.matcher(password).matches()) {
            throw new DatabaseUnavailable(
                    "The password file %s is damaged: put it back from the backup".formatted(file));
        }
        return password;
    }

    private String text() throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw new DatabaseUnavailable(
                    "The password file %s is damaged: put it back from the backup".formatted(file), e);
        }
    }
}
