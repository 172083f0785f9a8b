package dev.rollcall.api.proof;

import dev.rollcall.query.proof.CheckpointCheck;
import dev.rollcall.query.proof.SignedPast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meets again, once after a start, what has left the house: where an old back-up is in place of a newer database, all that
 * is in it agrees with itself.
 */
final class Published {
    private static final Logger LOG = LoggerFactory.getLogger(Published.class);

    /** Where it can still be read. */
    interface Shelf {
        /** The files of each organization, of the greatest size first. */
        Map<UUID, List<Path>> files() throws IOException;
    }

    private final Shelf shelf;
    private final SignedPast past;
    private final CheckpointCheck check;
    private boolean met;

    Published(Shelf shelf, SignedPast past, CheckpointCheck check) {
        this.shelf = shelf;
        this.past = past;
        this.check = check;
    }

    /** To be called before something is signed. */
    void meet() {
        if (!met) {
            var files = files();
            files.forEach(this::meetGreatest);
            files.keySet().forEach(check::look);
            met = true;
        }
    }

    private Map<UUID, List<Path>> files() {
        try {
            return shelf.files();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder of checkpoints cannot be read", unreadable);
        }
    }

    private void meetGreatest(UUID organization, List<Path> files) {
        for (var file : files) {
            if (isMet(organization, file)) {
                return;
            }
        }
    }

    /** Anybody may have put something there: what is not signed as its name says is passed over. */
    private boolean isMet(UUID organization, Path file) {
        try {
            var note = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return past.meet(organization, note)
                    .filter(signed -> signed.size() == CheckpointFolder.size(file))
                    .isPresent();
        } catch (IOException unreadable) {
            LOG.warn("A checkpoint that was handed out cannot be read: {}", unreadable.toString());
            return false;
        }
    }
}
