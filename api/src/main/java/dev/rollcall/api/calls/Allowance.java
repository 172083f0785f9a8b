package dev.rollcall.api.calls;

import java.util.function.LongSupplier;

/** So many a second on average, and at most a burst at once; what is beyond is told, and costs nothing more. */
final class Allowance {
    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;

    Allowance(int perSecond, int burst, LongSupplier nanoTime) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.left = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        left = Math.min(burst, left + (now - filledAt) * perNano);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
