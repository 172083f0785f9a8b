package dev.rollcall.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Clients in closed loops: each has one connection and one thread, and asks again as soon as it is answered. */
final class Load implements AutoCloseable {
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Target target;
    private final List<Client> clients;
    private final CountDownLatch working;
    private final AtomicReference<@Nullable Exception> broken = new AtomicReference<>();
    private volatile boolean over;

    private Load(Target target, List<? extends Script> scripts) {
        this.target = target;
        this.working = new CountDownLatch(scripts.size());
        this.clients = scripts.stream().map(Client::new).toList();
    }

    /** Asks until it is closed, or nothing is left to ask. */
    static Load start(Target target, List<? extends Script> scripts) {
        var load = new Load(target, scripts);
        load.clients.forEach(Thread.ofPlatform()::start);
        return load;
    }

    /** Asks until the time is up, or nothing is left to ask. The warm-up counts for nothing. */
    static Sample during(Duration warmUp, Duration time, Target target, List<? extends Script> scripts) {
        try (var load = start(target, scripts)) {
            load.warmUp(warmUp);
            return load.measure(time);
        }
    }

    /** Asks everything there is to ask. */
    static void toTheEnd(Target target, List<? extends Script> scripts) {
        var done = during(Duration.ZERO, Duration.ofHours(1), target, scripts);
        if (done.failures() > 0) {
            throw new IllegalStateException(done.failures() + " requests of the preparation failed");
        }
    }

    void warmUp(Duration time) {
        if (!time.isZero() && isOverWithin(time) && broken.get() == null) {
            throw new IllegalStateException("Nothing is left to ask before the measurement begins");
        }
    }

    /** From now on; for less than the time where nothing is left to ask. */
    Sample measure(Duration time) {
        var used = target.usage();
        long start = System.nanoTime();
        var from = clients.stream().mapToInt(client -> client.operations).toArray();
        long failures = failures();
        isOverWithin(time);
        var measured = Duration.ofNanos(System.nanoTime() - start);
        var latencies = IntStream.range(0, from.length)
                .mapToObj(client -> clients.get(client).latencies(from[client]))
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        if (broken.get() != null) {
            throw new IllegalStateException("A client broke off", broken.get());
        }
        return new Sample(
                measured, latencies, failures() - failures, target.usage().minus(used));
    }

    private long failures() {
        return clients.stream().mapToLong(client -> client.failures).sum();
    }

    /** Whether nothing is left to ask. */
    boolean isOver() {
        return isOverWithin(Duration.ZERO);
    }

    private boolean isOverWithin(Duration time) {
        try {
            return working.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        over = true;
        isOverWithin(Duration.ofMinutes(1));
    }

    private final class Client implements Runnable {
        private final Script script;
        private long[] latencies = new long[4096];
        private volatile int operations;
        private volatile long failures;

        Client(Script script) {
            this.script = script;
        }

        long[] latencies(int from) {
            int to = operations;
            return Arrays.copyOfRange(latencies, from, to);
        }

        @Override
        public void run() {
            try (var wire = Wire.to(target.port())) {
                for (var request = script.next(); request != null && !over; request = script.next()) {
                    long asked = System.nanoTime();
                    var answer = wire.ask(request);
                    long took = System.nanoTime() - asked;
                    boolean wanted = script.hear(answer);
                    if (!wanted) {
                        fail(answer);
                    } else {
                        keep(took);
                    }
                }
            } catch (IOException | RuntimeException failure) {
                broken.compareAndSet(null, failure);
            } finally {
                working.countDown();
            }
        }

        /** This thread alone writes; who has read how many there are may read these. */
        private void keep(long latency) {
            int next = operations;
            if (next == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * next);
            }
            latencies[next] = latency;
            operations = next + 1;
        }

        /** Counts it; the first one of all is shown. */
        private void fail(Message answer) {
            failures++;
            if (TOLD.compareAndSet(false, true)) {
                System.err.println("Not the wanted answer: "
                        + answer.head().lines().findFirst().orElse("") + " " + answer.text());
            }
        }
    }
}
