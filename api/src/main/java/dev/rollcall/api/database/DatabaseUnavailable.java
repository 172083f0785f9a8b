package dev.rollcall.api.database;

import java.io.IOException;
import java.nio.file.Path;

/** Why there is no database, in words for an operator: what is wrong and what to do about it. */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(String sentence) {
        super(sentence);
    }

    DatabaseUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static DatabaseUnavailable unusable(Path home, IOException cause) {
        return new DatabaseUnavailable(
                "Rollcall cannot use its home %s (%s): make it a directory that this user may write, on a disk with free space, or set ROLLCALL_HOME to another one"
                        .formatted(home, cause),
                cause);
    }
}
