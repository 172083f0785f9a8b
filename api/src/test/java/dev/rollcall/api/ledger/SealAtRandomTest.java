package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.api.ledger.SealedHistory.Claim;
import dev.rollcall.api.testing.Await;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.ledger.Sealer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writers at random, who are slow now and then, roll back to savepoints or altogether, beside sealers that compete. The
 * system property {@code rollcall.ledger.events} says how many events; {@code rollcall.seed} repeats a run.
 */
class SealAtRandomTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private static final int EVENTS = Integer.getInteger("rollcall.ledger.events", 10_000);
    private static final long SEED = Long.getLong("rollcall.seed", System.nanoTime());
    private static final int WRITERS = 8;
    private static final int SEALERS = 3;

    private final SealedHistory history = new SealedHistory(JdbcClient.create(POSTGRES.admin()));
    private final Random random = new Random(SEED);
    private volatile boolean writing = true;

    @Test
    void every_committed_event_is_sealed_once_in_the_order_of_its_number() throws Exception {
        var organizations = IntStream.range(0, 5)
                .mapToObj(_ -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(_ -> new RandomWriter(POSTGRES.server(), new Random(random.nextLong()), organizations))
                .toList();
        var claims = run(writers);

        var committed = writers.stream()
                .flatMap(writer -> writer.committed().stream())
                .sorted()
                .toList();
        assertThat(history.indexes()).as("seed %d", SEED).isEqualTo(committed);
        history.assertGapless();
        history.assertLeaves();
        history.assertTimesNeverGoBack();
        history.assertEveryNumberAccountedFor();
        history.assertHeld(claims);
    }

    private Set<Claim> run(List<RandomWriter> writers) throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            var sealers = start(threads, SEALERS, this::sealToTheEnd);
            var claims = threads.submit(this::watch);
            var writes = new ArrayList<Future<?>>();
            for (var writer : writers) {
                writes.add(threads.submit(() -> {
                    writer.write(EVENTS / WRITERS);
                    return null;
                }));
            }
            await(writes);
            writing = false;
            await(sealers);
            return claims.get();
        }
    }

    private static List<Future<?>> start(ExecutorService threads, int many, Callable<?> work) {
        List<Future<?>> started = new ArrayList<>();
        IntStream.range(0, many).forEach(_ -> started.add(threads.submit(work)));
        return started;
    }

    private static void await(List<Future<?>> all) throws ExecutionException, InterruptedException {
        for (var one : all) {
            one.get();
        }
    }

    private Object sealToTheEnd() {
        try (var pool = new HikariDataSource()) {
            pool.setDataSource(POSTGRES.sealer());
            pool.setMaximumPoolSize(1);
            var sealer = new Sealer(new LedgerDatabase(pool, () -> {}));
            while (writing) {
                isBehind(sealer);
            }
            Await.until(Duration.ofSeconds(30), "everything sealed", () -> !isBehind(sealer));
        }
        return this;
    }

    /** A sealer that was away for too long has lost its connection, and goes on with another one. */
    private static boolean isBehind(Sealer sealer) {
        try {
            return sealer.cycle().isBehind();
        } catch (DataAccessException lost) {
            return true;
        }
    }

    /** The continuous check, and what is claimed meanwhile, to be looked at when all is over. */
    private Set<Claim> watch() {
        var claims = new HashSet<Claim>();
        while (writing) {
            history.claim().ifPresent(claims::add);
            assertThat(history.missing()).as("seed %d", SEED).isZero();
        }
        return claims;
    }
}
