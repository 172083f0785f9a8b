package dev.rollcall.api.calls;

import dev.rollcall.api.http.CallLog;
import dev.rollcall.api.http.ScimCall;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallRecords;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes calls down, apart from the requests: a bounded queue and one thread, which takes what has gathered and writes it
 * at once. What finds the queue full, or the database away, or is one of very many that went well or were told to wait, is counted and not kept. Stops after the web server, when
 * everything that was answered has been written. Messages of failures may quote what people are called, so only their
 * kinds are logged.
 */
@Component
final class CallWriter implements CallLog, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);
    private static final int MOST_WAITING = 8192;
    private static final int MOST_AT_ONCE = 500;

    /** In bytes of a request and in elements of an answer: above, what is kept is made at once, and the rest let go. */
    private static final int LARGE_BODY = 64 * 1024;

    private static final int LARGE_LIST = 50;

    /** Of an organization; the eldest beyond are taken away when a twentieth more has come. */
    private static final long MOST_KEPT = 200_000;

    private static final long SURPLUS = MOST_KEPT / 20;

    /** Calls that went well, each second; an IdP sends some tens. Beyond, keeping them would slow the work they tell of. */
    private static final int PLAIN_CALLS = 100;

    private static final int PLAIN_CALLS_AT_ONCE = 2000;

    /** Calls that were told to wait: the next one says what this one would. */
    private static final int THROTTLED_CALLS = 10;

    private static final int THROTTLED_CALLS_AT_ONCE = 100;

    private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);

    private record Note(OrganizationId organization, Supplier<Call> call) {}

    private final CallRecords records;
    private final Counter lost;
    private final BlockingQueue<Note> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Bucket plain = bucket(PLAIN_CALLS, PLAIN_CALLS_AT_ONCE);
    private final Bucket throttled = bucket(THROTTLED_CALLS, THROTTLED_CALLS_AT_ONCE);
    private final Map<OrganizationId, Long> notKept = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    CallWriter(CallRecords records, MeterRegistry meters) {
        this.records = records;
        this.lost = Counter.builder("rollcall.calls.not.kept")
                .description("SCIM calls that were answered and are missing in the provisioning log")
                .register(meters);
        meters.gaugeCollectionSize("rollcall.calls.waiting", List.of(), waiting);
    }

    @Override
    public void keep(ScimCall call) {
        var organization = call.sender().organization();
        if (isOneOfTooMany(call)) {
            lose(organization, 1);
            return;
        }
        Supplier<Call> transcript = () -> Transcript.of(call);
        if (!waiting.offer(new Note(organization, isLarge(call) ? made(transcript) : transcript))) {
            lose(organization, 1);
        }
    }

    private boolean isOneOfTooMany(ScimCall call) {
        return (call.wentWell() && !plain.tryConsume(1)) || (call.isThrottled() && !throttled.tryConsume(1));
    }

    private static Bucket bucket(int perSecond, int atOnce) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private static Supplier<Call> made(Supplier<Call> transcript) {
        var call = transcript.get();
        return () -> call;
    }

    private static boolean isLarge(ScimCall call) {
        return call.length() > LARGE_BODY
                || call.answer()
                        .filter(answer -> answer.values().stream().anyMatch(value -> value.size() > LARGE_LIST))
                        .isPresent();
    }

    private void lose(OrganizationId organization, int calls) {
        lost.increment(calls);
        notKept.merge(organization, (long) calls, Long::sum);
    }

    private void work() {
        while (running || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(GATHER, TimeUnit.NANOSECONDS);
                if (first != null) {
                    gather();
                    write(first);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One transaction for many calls costs the processor less than one for each. */
    private void gather() {
        if (running && waiting.size() < MOST_AT_ONCE) {
            LockSupport.parkNanos(GATHER);
        }
    }

    private void write(Note first) {
        List<Note> notes = new ArrayList<>(List.of(first));
        waiting.drainTo(notes, MOST_AT_ONCE - 1);
        Map<OrganizationId, List<Call>> calls = new LinkedHashMap<>();
        notes.forEach(note -> transcribe(note, calls));
        calls.forEach(this::write);
    }

    private void transcribe(Note note, Map<OrganizationId, List<Call>> calls) {
        try {
            calls.computeIfAbsent(note.organization(), _ -> new ArrayList<>())
                    .add(note.call().get());
        } catch (RuntimeException failure) {
            LOG.error("A call could not be taken down: {}", failure.getClass().getName());
            lose(note.organization(), 1);
        }
    }

    private void write(OrganizationId organization, List<Call> calls) {
        long missing = notKept.getOrDefault(organization, 0L);
        try {
            long kept = records.write(organization, calls, missing);
            notKept.computeIfPresent(organization, (_, now) -> now == missing ? null : now - missing);
            if (kept > MOST_KEPT + SURPLUS) {
                records.removeSurplus(organization, MOST_KEPT);
            }
        } catch (RuntimeException failure) {
            LOG.error(
                    "{} calls are not kept in the provisioning log: {}",
                    calls.size(),
                    failure.getClass().getName());
            lose(organization, calls.size());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("calls").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        var writing = thread;
        if (writing != null) {
            join(writing);
        }
    }

    private static void join(Thread writing) {
        try {
            if (!writing.join(LAST_WRITES)) {
                LOG.warn("The last calls could not be written down in time");
                writing.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the web server, and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
