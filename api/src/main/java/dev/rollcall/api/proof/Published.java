package dev.rollcall.api.proof;

import dev.rollcall.query.proof.HandedOutCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds ledgers against checkpoints that have left the house: before anything is signed after a start, and every hour. */
final class Published {
    private static final Logger LOG = LoggerFactory.getLogger(Published.class);
    private static final Duration EVERY = Duration.ofHours(1);

    /** Where they can still be read. */
    interface Shelf {
        /** The newest note of each organization. */
        Map<UUID, String> newest() throws IOException;
    }

    private final Shelf shelf;
    private final HandedOutCheck check;
    private long next = System.nanoTime();

    Published(Shelf shelf, HandedOutCheck check) {
        this.shelf = shelf;
        this.check = check;
    }

    void go() {
        if (System.nanoTime() - next >= 0) {
            notes().forEach(check::compare);
            next = System.nanoTime() + EVERY.toNanos();
        }
    }

    private Map<UUID, String> notes() {
        try {
            return shelf.newest();
        } catch (IOException unreadable) {
            LOG.error("The folder of checkpoints cannot be read: {}", unreadable.toString());
            return Map.of();
        }
    }
}
