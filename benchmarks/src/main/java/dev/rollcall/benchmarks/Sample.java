package dev.rollcall.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One measured round.
 *
 * @param latencies in nanoseconds, ascending, one for each operation
 */
record Sample(Duration time, long[] latencies, long failures, Usage usage) {
    /** Several rounds as one. */
    static Sample of(List<Sample> rounds) {
        return rounds.stream().reduce(Sample::and).orElseThrow();
    }

    private Sample and(Sample other) {
        return new Sample(
                time.plus(other.time),
                LongStream.concat(Arrays.stream(latencies), Arrays.stream(other.latencies))
                        .sorted()
                        .toArray(),
                failures + other.failures,
                new Usage(
                        usage.server().plus(other.usage.server()),
                        usage.postgres().plus(other.usage.postgres()),
                        usage.clients().plus(other.usage.clients()),
                        usage.machine().plus(other.usage.machine()),
                        usage.wal() + other.usage.wal()));
    }

    int operations() {
        return latencies.length;
    }

    double perSecond() {
        return operations() * 1e9 / time.toNanos();
    }

    /** In milliseconds. */
    double latency(double quantile) {
        return operations() == 0
                ? Double.NaN
                : latencies[(int) Math.min(operations() - 1L, (long) (quantile * operations()))] / 1e6;
    }

    /** Microseconds for each operation. */
    double each(Duration used) {
        return used.toNanos() / 1e3 / operations();
    }

    double walBytesEach() {
        return (double) usage.wal() / operations();
    }

    /** How many processors others kept busy meanwhile. */
    double coresElsewhere() {
        return (double) usage.elsewhere().toNanos() / time.toNanos();
    }
}
