package dev.rollcall.command.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.testing.SqlTap;
import dev.rollcall.command.testing.SqlTap.Ran;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final UUID TEAM = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final SqlTap tap = new SqlTap(DATABASE.server());
    private final CommandSide side = CommandSide.pooled(tap);

    @AfterEach
    void close() {
        side.close();
    }

    private static void await(String what, BooleanSupplier condition) {
        var deadline = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void a_long_stream_is_loaded_from_a_snapshot_taken_off_the_request() {
        var scene = Scene.in(side, 5);
        var snapshots = new Tables(DATABASE.admin());
        side.send(scene.idp(), Scene.create(TEAM, "Name 0"));
        IntStream.range(1, 150).forEach(at -> side.send(scene.idp(), Scene.rename(TEAM, "Name " + at)));
        await("a snapshot", () -> snapshots.count("SELECT count(*) FROM snapshot WHERE aggregate_id = ?", TEAM) == 1);

        assertThat(tap.statements())
                .filteredOn(ran -> ran.sql().contains("INSERT INTO snapshot"))
                .isNotEmpty()
                .extracting(Ran::thread)
                .containsOnly("snapshots");

        tap.clear();
        side.send(scene.idp(), Scene.rename(TEAM, "Name 150"));

        assertThat(tap.statements()).anyMatch(ran -> ran.sql().contains("FROM snapshot"));
        assertThat(tap.statements())
                .filteredOn(ran -> ran.sql().contains("FROM event WHERE")
                        && ran.parameters().get(2).equals(TEAM))
                .singleElement()
                .satisfies(read -> assertThat((Long) read.parameters().get(3)).isBetween(50L, 149L));
        assertThat(snapshots.count("SELECT max(sequence) FROM event WHERE aggregate_id = ?", TEAM))
                .as("the snapshot holds what the decision needs")
                .isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"id\": {}}", "{\"noSuchField\": 1}", "{\"version\": 0}", "[1]", "null"})
    void a_snapshot_that_cannot_be_read_is_passed_over(String payload) {
        var scene = Scene.in(side, 5);
        var team = UUID.randomUUID();
        var tables = new Tables(DATABASE.admin());
        side.send(scene.idp(), Scene.create(team, "Guides"));
        tables.change(
                "INSERT INTO snapshot VALUES (?, ?, 0, 'Team', convert_to(?, 'UTF8'))",
                scene.organization().value(),
                team,
                payload);

        side.send(scene.idp(), Scene.rename(team, "Guides"), Scene.rename(team, "Drivers"));

        assertThat(tables.count("SELECT max(sequence) FROM event WHERE aggregate_id = ?", team))
                .isOne();
    }

    @Test
    void a_user_is_loaded_without_looking_for_a_snapshot() {
        var scene = Scene.in(side, 5);
        var babs = UUID.randomUUID();
        side.send(scene.idp(), Scene.provision(babs, "bjensen"));
        tap.clear();

        side.send(scene.idp(), new DeactivateUser(babs));

        assertThat(tap.statements()).noneMatch(ran -> ran.sql().contains("snapshot"));
        assertThat(tap.statements())
                .filteredOn(ran -> ran.sql().contains("FROM event"))
                .hasSize(1);
    }

    @Test
    void however_many_wait_each_is_run_in_the_organization_that_asked() throws InterruptedException {
        var run = new AtomicInteger();
        var organization = Origins.organization();
        var gate = new CountDownLatch(1);
        try (var snapshots = new Snapshots()) {
            CurrentOrganization.within(organization, () -> {
                snapshots.execute(() -> waitFor(gate));
                IntStream.range(0, 1_000)
                        .forEach(at -> snapshots.execute(() -> {
                            assertThat(CurrentOrganization.id()).isEqualTo(organization);
                            run.incrementAndGet();
                        }));
                return organization;
            });
            gate.countDown();
            await("all of them", () -> run.get() == 1_000);
        }
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
