package dev.rollcall.command.dispatch;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

class DispatchTest {
    private static final int TRIES = 8;
    private static final UUID BABS = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final CommandSide side = CommandSide.pooled(DATABASE.server());
    private Tables tables;

    @BeforeEach
    void seeAll() {
        tables = new Tables(DATABASE.admin());
    }

    @AfterEach
    void close() {
        side.close();
    }

    private static RuntimeException failed(String state) {
        return new UncategorizedSQLException("project", "INSERT", new SQLException("made to fail", state));
    }

    private int attempts(Scene scene) {
        return (int) side.projector().commits().stream()
                .filter(commit -> commit.getFirst()
                                .organization()
                                .equals(scene.organization().value())
                        && commit.getFirst().event().subject().equals(BABS))
                .count();
    }

    @Test
    void the_bell_is_rung_once_when_facts_are_committed_and_not_for_what_is_refused() {
        var scene = Scene.in(side, 1);
        int before = side.rings();

        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));
        assertThat(side.rings()).isEqualTo(before + 1);

        side.sendTogether(scene.idp(), new DeactivateUser(BABS), new DeactivateUser(BABS));
        assertThat(side.rings()).isEqualTo(before + 2);

        var refusal = refusalOf(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen")));
        assertThat(refusal).isNotNull();
        assertThat(side.rings()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "55P03", "40001"})
    void a_lost_race_is_repeated_until_it_is_won(String state) {
        var scene = Scene.in(side, 5);
        side.projector().failNext(TRIES - 1, () -> failed(state));

        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));

        assertThat(attempts(scene)).isEqualTo(TRIES);
        assertThat(tables.count(
                        "SELECT count(*) FROM event WHERE organization_id = ? AND aggregate_id = ?",
                        scene.organization().value(),
                        BABS))
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_had_in_time_is_busy_and_leaves_nothing() {
        var scene = Scene.in(side, 5);
        var before = tables.all();
        side.projector().failNext(100, () -> failed("55P03"));

        assertThat(refusalOf(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen"))))
                .isEqualTo(new Busy());
        assertThat(attempts(scene)).isEqualTo(TRIES);
        assertThat(tables.all()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "25P04"})
    void what_took_too_long_is_busy_at_once(String state) {
        var scene = Scene.in(side, 5);
        side.projector().failNext(1, () -> failed(state));

        assertThat(refusalOf(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen"))))
                .isEqualTo(new Busy());
        assertThat(attempts(scene)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "08006"})
    void another_failure_is_not_repeated(String state) {
        var scene = Scene.in(side, 5);
        side.projector().failNext(1, () -> failed(state));

        assertThatThrownBy(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen")))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(attempts(scene)).isOne();
    }

    @Test
    void a_refusal_is_not_repeated() {
        var scene = Scene.in(side, 5);
        side.projector().failNext(1, () -> new Refused(new Busy()));

        assertThat(refusalOf(() -> side.send(scene.idp(), Scene.provision(BABS, "bjensen"))))
                .isEqualTo(new Busy());
        assertThat(attempts(scene)).isOne();
    }

    @Test
    void work_done_together_is_repeated_as_a_whole() {
        var scene = Scene.in(side, 5);
        side.projector().failNext(1, () -> failed("40P01"));

        side.sendTogether(scene.idp(), Scene.provision(BABS, "bjensen"), Scene.provision(UUID.randomUUID(), "mandy"));

        assertThat(tables.count(
                        "SELECT count(*) FROM user_claim WHERE organization_id = ?",
                        scene.organization().value()))
                .isEqualTo(2);
    }

    /** Two nodes: neither knows of the other's locks in memory, and both append the same number to one stream. */
    @Test
    void of_two_nodes_that_change_one_user_at_once_the_later_one_decides_anew() throws Exception {
        var scene = Scene.in(side, 5);
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));
        var appended = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var otherNode = CommandSide.pooled(DATABASE.server())) {
            var first = threads.submit(() -> side.bean(Dispatch.class).together(scene.idp(), () -> {
                side.send(scene.idp(), new GrantRole(BABS, Role.OWNER));
                appended.countDown();
                return join(commit);
            }));
            join(appended);
            var second = threads.submit(() -> {
                otherNode.send(scene.idp(), new DeactivateUser(BABS));
                return true;
            });
            awaitBlocked();
            commit.countDown();

            first.get(20, TimeUnit.SECONDS);
            assertThat(refusalOf(() -> unwrapped(() -> second.get(20, TimeUnit.SECONDS))))
                    .extracting(Refusal::reason)
                    .asString()
                    .contains("last owner");
        }
    }

    /** More changes than the pool has connections wait for a lock; other work does not notice. */
    private void assertGoesOn(Scene scene, Lock lock, Supplier<Object> change, Runnable other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var holder = DATABASE.admin().getConnection()) {
            holder.setAutoCommit(false);
            lock.hold(holder);
            var waiting = IntStream.range(0, 40)
                    .mapToObj(_ -> threads.submit(() -> side.send(scene.idp(), change.get()), true))
                    .toList();
            awaitBlocked();

            threads.submit(other).get(2, TimeUnit.SECONDS);

            holder.rollback();
            for (var waited : waiting) {
                assertThat(waited.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private record Lock(String sql, Object thing) {
        static Lock ofTeam(UUID team) {
            return new Lock("SELECT FROM team_head WHERE team_id = ? FOR UPDATE", team);
        }

        void hold(Connection holder) throws SQLException {
            try (var statement = holder.prepareStatement(sql)) {
                statement.setObject(1, thing);
                statement.execute();
            }
        }
    }

    private Runnable provisionElsewhere() {
        var neighbour = Scene.in(side, 5);
        return () -> side.send(neighbour.idp(), Scene.provision(UUID.randomUUID(), "neighbour"));
    }

    @Test
    void whoever_waits_for_a_team_keeps_nothing_else_waiting() throws Exception {
        var scene = Scene.in(side, 5);
        var team = UUID.randomUUID();
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"), Scene.create(team, "Guides"));
        var elsewhere = provisionElsewhere();

        assertGoesOn(scene, Lock.ofTeam(team), () -> Scene.rename(team, "Guides " + UUID.randomUUID()), () -> {
            side.send(scene.idp(), new DeactivateUser(BABS));
            elsewhere.run();
        });
    }

    @Test
    void whoever_waits_for_an_organization_keeps_no_other_one_waiting() throws Exception {
        var scene = Scene.in(side, 50);
        var lock = new Lock(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                scene.organization().value().toString());

        assertGoesOn(
                scene,
                lock,
                () -> Scene.provision(UUID.randomUUID(), "guide-" + UUID.randomUUID()),
                provisionElsewhere());
    }

    @Test
    void whoever_waits_for_a_turn_in_vain_is_told_that_it_is_busy() throws Exception {
        var turns = new Turns(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            var first = threads.submit(() -> turns.take(BABS, () -> {
                taken.countDown();
                return join(end);
            }));
            join(taken);

            assertThat(refusalOf(() -> turns.take(BABS, () -> true))).isEqualTo(new Busy());
            assertThat(turns.take(new UUID(0, BABS.hashCode() + 1), () -> true)).isTrue();

            end.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(turns.take(BABS, () -> true)).isTrue();
        }
    }

    private static boolean join(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void unwrapped(Callable<?> call) throws Throwable {
        try {
            call.call();
        } catch (java.util.concurrent.ExecutionException failure) {
            throw failure.getCause();
        }
    }

    private void awaitBlocked() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (tables.count("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0""") == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void of_many_who_want_the_last_seats_at_once_as_many_have_one_as_there_are() {
        var scene = Scene.in(side, 12);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = IntStream.range(0, 16)
                    .mapToObj(at -> CompletableFuture.supplyAsync(() -> provision(scene, "user-" + at), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(outcomes).hasSize(4).allMatch(refusal -> refusal instanceof NoFreeSeat);
        }
        assertThat(tables.count(
                        "SELECT count(DISTINCT holder) FROM seat WHERE organization_id = ?",
                        scene.organization().value()))
                .isEqualTo(12);
    }

    private Optional<Refusal> provision(Scene scene, String name) {
        try {
            side.send(scene.idp(), Scene.provision(UUID.randomUUID(), name));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.refusal());
        }
    }
}
