package dev.rollcall.api.database;

import dev.rollcall.api.settings.CannotStart;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Why there is no database, in words for an operator: what is wrong and what to do about it. */
public final class DatabaseUnavailable extends CannotStart {
    DatabaseUnavailable(String sentence) {
        super(sentence, null);
    }

    DatabaseUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static DatabaseUnavailable unusable(Path home, IOException cause) {
        return new DatabaseUnavailable(
                "Rollcall cannot use its home %s (%s): make it a directory that this user may write, on a disk with free space, or set ROLLCALL_HOME to another one"
                        .formatted(home, reason(cause)),
                cause);
    }

    /** In words: the file system often gives the path alone. */
    private static String reason(IOException cause) {
        return switch (cause) {
            case FileAlreadyExistsException _ -> "it is no directory";
            case AccessDeniedException _ -> "access is denied";
            case NoSuchFileException _ -> "it cannot be made";
            case FileSystemException failure -> Objects.requireNonNullElse(failure.getReason(), failure.getMessage());
            default -> String.valueOf(cause.getMessage());
        };
    }
}
