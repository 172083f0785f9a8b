package dev.rollcall.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.testing.SqlTap;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.command.user.UserCommand.RemoveUser;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.Role;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever statement of a command fails, every table is as it was. */
class AtomicityTest {
    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final SqlTap tap = new SqlTap(DATABASE.server());
    private final CommandSide side = new CommandSide(tap);

    @AfterEach
    void close() {
        side.close();
    }

    /** A command for a seated owner who is on a team, and another team. */
    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.argumentSet(
                        "provision", command((user, team) -> Scene.provision(UUID.randomUUID(), "mandy"))),
                Arguments.argumentSet("deactivate", command((user, team) -> new DeactivateUser(user))),
                Arguments.argumentSet("assign a member", command((user, team) -> Scene.assign(team, user))),
                Arguments.argumentSet("remove", command((user, team) -> new RemoveUser(user, Precondition.NONE))));
    }

    private static BiFunction<UUID, UUID, Object> command(BiFunction<UUID, UUID, Object> command) {
        return command;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_takes_effect_as_a_whole_or_not_at_all(BiFunction<UUID, UUID, Object> made) {
        var scene = Scene.in(side, 5);
        var user = UUID.randomUUID();
        var other = UUID.randomUUID();
        var team = UUID.randomUUID();
        side.send(
                scene.idp(),
                Scene.provision(user, "bjensen"),
                Scene.provision(other, "pat"),
                new GrantRole(user, Role.OWNER),
                new GrantRole(other, Role.OWNER),
                Scene.create(UUID.randomUUID(), "Guides", user),
                Scene.create(team, "Drivers", other));
        var tables = new Tables(DATABASE.admin());
        var before = tables.all();
        var command = made.apply(user, team);

        int failing = 1;
        while (failsAfter(failing, scene, command)) {
            assertThat(tables.all()).as("after statement %d failed", failing).isEqualTo(before);
            failing++;
        }

        assertThat(failing).as("statements that were made to fail").isGreaterThan(3);
        assertThat(tables.all()).as("after success").isNotEqualTo(before);
    }

    private boolean failsAfter(int statement, Scene scene, Object command) {
        tap.failAfter(statement);
        var failure = catchThrowable(() -> side.send(scene.idp(), command));
        tap.clear();
        return failure != null;
    }
}
