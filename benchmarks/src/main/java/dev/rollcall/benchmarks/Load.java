package dev.rollcall.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Clients in closed loops: each has one connection and one thread, and asks again as soon as it is answered. */
final class Load {
    private static final int MOST_FAILURES = 100;
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    private final Target target;
    private final List<Client> clients;
    private final CountDownLatch working;
    private final AtomicReference<@Nullable Exception> broken = new AtomicReference<>();
    private volatile boolean measuring;
    private volatile boolean over;

    private Load(Target target, List<? extends Script> scripts) {
        this.target = target;
        this.clients = scripts.stream().map(Client::new).toList();
        this.working = new CountDownLatch(scripts.size());
    }

    /** Asks until the time is up, or nothing is left to ask. The warm-up counts for nothing. */
    static Sample during(Duration warmUp, Duration time, Target target, List<? extends Script> scripts) {
        return new Load(target, scripts).run(warmUp, time);
    }

    /** Asks everything there is to ask. */
    static void toTheEnd(Target target, List<? extends Script> scripts) {
        var done = during(Duration.ZERO, Duration.ofHours(1), target, scripts);
        if (done.failures() > 0) {
            throw new IllegalStateException(done.failures() + " requests of the preparation failed");
        }
    }

    private Sample run(Duration warmUp, Duration time) {
        var threads = clients.stream().map(Thread.ofPlatform()::start).toList();
        try {
            if (!warmUp.isZero() && working.await(warmUp.toNanos(), TimeUnit.NANOSECONDS) && broken.get() == null) {
                throw new IllegalStateException("Nothing is left to ask before the measurement begins");
            }
            var before = target.usage();
            long start = System.nanoTime();
            measuring = true;
            working.await(time.toNanos(), TimeUnit.NANOSECONDS);
            measuring = false;
            var measured = Duration.ofNanos(System.nanoTime() - start);
            var used = target.usage().minus(before);
            over = true;
            for (var thread : threads) {
                thread.join();
            }
            return sample(measured, used);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Sample sample(Duration measured, Usage used) {
        if (broken.get() != null) {
            throw new IllegalStateException("A client broke off", broken.get());
        }
        return new Sample(
                measured,
                clients.stream().flatMapToLong(Client::latencies).sorted().toArray(),
                clients.stream().mapToLong(client -> client.failures).sum(),
                used);
    }

    private final class Client implements Runnable {
        private final Script script;
        private long[] latencies = new long[4096];
        private int operations;
        private long failures;

        Client(Script script) {
            this.script = script;
        }

        LongStream latencies() {
            return Arrays.stream(latencies, 0, operations);
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
                    } else if (measuring) {
                        keep(took);
                    }
                }
            } catch (IOException | RuntimeException failure) {
                broken.compareAndSet(null, failure);
            } finally {
                working.countDown();
            }
        }

        private void keep(long latency) {
            if (operations == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * operations);
            }
            latencies[operations++] = latency;
        }

        private void fail(Message answer) {
            if (failures++ == 0 && FAILED.compareAndSet(false, true)) {
                System.err.println("Not the wanted answer: "
                        + answer.head().lines().findFirst().orElse("") + " " + answer.text());
            }
            if (failures > MOST_FAILURES) {
                throw new IllegalStateException("Too many answers are not the wanted ones");
            }
        }
    }
}
