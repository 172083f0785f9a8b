package dev.rollcall.command.dispatch;

import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets only a few work on one thing at a time on this node, in the order in which they came. Whoever waits here waits
 * without a connection to the database, and so keeps nobody from it whose work is on something else.
 */
final class Turns {
    /** Things that fall on one place by chance wait for each other. */
    private static final int PLACES = 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Semaphore[] places;

    /** @param atOnce how many may work on one thing */
    Turns(int atOnce) {
        places = IntStream.range(0, PLACES)
                .mapToObj(_ -> new Semaphore(atOnce, true))
                .toArray(Semaphore[]::new);
    }

    /** @throws Refused as busy where the turn does not come */
    <T> T take(UUID thing, Supplier<T> work) {
        var place = places[Math.floorMod(thing.hashCode(), PLACES)];
        await(place);
        try {
            return work.get();
        } finally {
            place.release();
        }
    }

    private static void await(Semaphore place) {
        try {
            if (!place.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(new Busy());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(new Busy());
        }
    }
}
