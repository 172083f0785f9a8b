package dev.rollcall.api.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to come, and not for ever. */
public final class Await {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    public static void until(Duration patience, String what, BooleanSupplier reached) {
        until(patience, () -> what, reached);
    }

    /** @param what is asked for when patience has ended */
    public static void until(Duration patience, Supplier<String> what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not within %s: %s".formatted(patience, what.get()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
