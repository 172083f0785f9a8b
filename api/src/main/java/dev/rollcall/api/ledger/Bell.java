package dev.rollcall.api.ledger;

import dev.rollcall.kernel.fact.CommitBell;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets one thread rest until somebody rings, which costs next to nothing while it is not resting. */
final class Bell implements CommitBell {
    private volatile boolean rung;
    private volatile @Nullable Thread resting;

    @Override
    public void ring() {
        if (!rung) {
            rung = true;
            LockSupport.unpark(resting);
        }
    }

    /**
     * Rests for some time at least, and then until somebody rings or has rung meanwhile, but not for longer than the
     * second time.
     *
     * @param since {@link System#nanoTime}, from when the times count
     */
    void rest(long since, Duration least, Duration most) {
        parkUntil(since + least.toNanos());
        resting = Thread.currentThread();
        while (!rung && since + most.toNanos() - System.nanoTime() > 0) {
            LockSupport.parkNanos(since + most.toNanos() - System.nanoTime());
        }
        resting = null;
        rung = false;
    }

    private static void parkUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
