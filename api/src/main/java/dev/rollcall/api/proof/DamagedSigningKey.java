package dev.rollcall.api.proof;

import dev.rollcall.api.settings.CannotStart;
import java.io.Serial;
import java.nio.file.Path;

/** The file of the signing key holds something else. */
final class DamagedSigningKey extends CannotStart {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedSigningKey(Path file, Throwable cause) {
        super("The signing key in %s is damaged: put it back from the backup".formatted(file), cause);
    }
}
