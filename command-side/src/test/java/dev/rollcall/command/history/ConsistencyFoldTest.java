package dev.rollcall.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rollcall.command.history.ConsistencyFold.Difference;
import dev.rollcall.command.history.ConsistencyFold.Difference.Kind;
import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.command.user.UserCommand.ProvisionUser;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.kernel.user.UserProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class ConsistencyFoldTest {
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

    private ConsistencyFold fold() {
        return side.bean(ConsistencyFold.class);
    }

    private OrganizationId history(long seed, int commands) {
        var history = new RandomHistory(side, seed);
        history.commands(commands);
        return history.organization();
    }

    @Test
    void every_consistency_table_is_folded() {
        var secrets = List.of(
                "event",
                "snapshot",
                "credential",
                "sign_in_link",
                "console_session",
                "console_session_attributes",
                "sent_notice",
                "installation");
        assertThat(tables.all().keySet().stream().filter(table -> !secrets.contains(table)))
                .containsExactlyInAnyOrderElementsOf(ConsistencyFold.TABLES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_26, 7_643})
    void folding_any_history_gives_the_kept_tables_byte_for_byte(long seed) {
        var history = new RandomHistory(side, seed);
        history.commands(400);
        var organization = history.organization();
        var kept = tables.all();

        assertThat(history.refusals()).isBetween(40, 250);
        assertThat(ConsistencyFold.TABLES)
                .allSatisfy(table -> assertThat(kept.get(table)).as(table).isNotEmpty());
        assertThat(fold().check(organization).all()).isEmpty();
        assertThat(tables.all()).as("a check changes nothing").isEqualTo(kept);

        fold().rebuild(organization);
        assertThat(tables.all()).isEqualTo(kept);
    }

    static Stream<List<String>> plants() {
        return Stream.of(
                List.of(
                        "verified_domain",
                        "UPDATE verified_domain SET domain = 'x.' || domain WHERE organization_id = ?"),
                List.of("owner", "DELETE FROM owner WHERE organization_id = ?"),
                List.of(
                        "user_claim",
                        "UPDATE user_claim SET external_id = 'planted' || external_id WHERE organization_id = ?"),
                List.of(
                        "user_claim",
                        "UPDATE user_claim SET connection_id = gen_random_uuid() WHERE organization_id = ?"),
                List.of(
                        "former_user",
                        "UPDATE former_user SET user_name_key = upper(user_name_key) WHERE organization_id = ?"),
                List.of("seat", "UPDATE seat SET holder = NULL WHERE organization_id = ?"),
                List.of("license", "UPDATE license SET surplus = surplus + 1 WHERE organization_id = ?"),
                List.of("license", "UPDATE license SET name = name || ' ' WHERE organization_id = ?"),
                List.of("team_head", "UPDATE team_head SET name_key = name_key || '!' WHERE organization_id = ?"),
                List.of("roster", "DELETE FROM roster WHERE organization_id = ?"),
                List.of(
                        "enabled_connection",
                        "INSERT INTO enabled_connection VALUES (?, gen_random_uuid()) ON CONFLICT (organization_id) DO UPDATE SET connection_id = excluded.connection_id"));
    }

    @Test
    void any_planted_difference_is_named_and_a_rebuild_takes_it_out() {
        var organization = history(13, 400);
        var right = tables.all();
        plants().forEach(plant -> {
            var table = plant.getFirst();
            assertThat(tables.change(plant.getLast(), organization.value()))
                    .as(plant.getLast())
                    .isPositive();

            assertThat(fold().check(organization).all())
                    .as(plant.getLast())
                    .isNotEmpty()
                    .allSatisfy(difference -> assertThat(difference.table()).isEqualTo(table));

            fold().rebuild(organization);
            assertThat(tables.all()).as(plant.getLast()).isEqualTo(right);
        });
    }

    @Test
    void a_difference_says_which_row_is_missing_and_which_is_unfounded() {
        var organization = history(5, 0);
        tables.change("UPDATE license SET size = 99 WHERE organization_id = ?", organization.value());

        assertThat(fold().check(organization).all())
                .extracting(
                        Difference::table,
                        Difference::kind,
                        difference -> difference.row().contains(",99,"))
                .containsExactly(tuple("license", Kind.MISSING, false), tuple("license", Kind.UNFOUNDED, true));
    }

    @Test
    void another_organization_is_neither_read_nor_written() {
        var organization = history(6, 60);
        var neighbour = history(7, 60);
        tables.change("UPDATE license SET size = 99 WHERE organization_id = ?", neighbour.value());
        var before = tables.all();

        fold().rebuild(organization);

        assertThat(tables.all()).isEqualTo(before);
        assertThat(fold().check(organization).none()).isTrue();
        assertThat(fold().check(neighbour).none()).isFalse();
    }

    @Test
    void a_check_sees_one_moment_and_waits_for_nobody() throws SQLException {
        var organization = history(8, 60);
        try (var writer = DATABASE.admin().getConnection();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("DELETE FROM seat");
            statement.execute("LOCK TABLE roster IN EXCLUSIVE MODE");

            assertThat(fold().check(organization).none()).isTrue();

            writer.rollback();
        }
    }

    @Test
    void commands_go_on_after_a_rebuild() {
        var organization = history(9, 60);
        var name = "one-more";
        fold().rebuild(organization);

        side.send(
                Origins.admin(organization),
                new ProvisionUser(
                        UUID.randomUUID(), new UserProfile(name, null, false, JsonNodeFactory.instance.objectNode())));

        assertThat(tables.count("SELECT count(*) FROM user_claim WHERE user_name_key = ?", name))
                .isEqualTo(1);
        assertThat(fold().check(organization).none()).isTrue();
    }
}
