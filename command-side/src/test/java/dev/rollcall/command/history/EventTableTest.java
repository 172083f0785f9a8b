package dev.rollcall.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.testing.CommandSide;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Scene;
import dev.rollcall.command.user.UserCommand.DeactivateUser;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the event table after a command. */
class EventTableTest {
    private static final UUID BABS = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final CommandSide side = CommandSide.pooled(DATABASE.server());
    private Scene scene;
    private JdbcClient admin;

    @BeforeEach
    void found() {
        scene = Scene.in(side, 5);
        admin = JdbcClient.create(DATABASE.admin());
    }

    @AfterEach
    void close() {
        side.close();
    }

    private List<Map<String, Object>> events(UUID aggregate) {
        return admin.sql("SELECT * FROM event WHERE organization_id = ? AND aggregate_id = ? ORDER BY sequence")
                .params(scene.organization().value(), aggregate)
                .query()
                .listOfRows();
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    @Test
    void an_event_has_its_name_its_payload_and_its_origin() {
        var origin = scene.idp();
        side.send(origin, Scene.provision(BABS, "bjensen"));

        assertThat(events(BABS)).hasSize(2);
        assertThat(events(BABS).getFirst())
                .containsEntry("organization_id", scene.organization().value())
                .containsEntry("sequence", 0L)
                .containsEntry("aggregate_type", "User")
                .containsEntry("name", "user.provisioned")
                .containsEntry("revision", 1)
                .containsEntry("actor", "token:k1")
                .containsEntry("connection_id", scene.connection())
                .containsEntry("verb", "POST")
                .containsEntry("request_id", origin.requestId());
        assertThat(events(BABS).getLast())
                .containsEntry("name", "seat.assigned")
                .containsEntry("sequence", 1L);
        var receivedAt = admin.sql("SELECT DISTINCT received_at FROM event WHERE aggregate_id = ?")
                .param(BABS)
                .query(OffsetDateTime.class)
                .single();
        assertThat(receivedAt.toInstant()).isEqualTo(Origins.RECEIVED_AT);
    }

    @Test
    void personal_data_stand_apart_under_a_salt_of_their_own() {
        var mandy = UUID.randomUUID();
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"), Scene.provision(mandy, "mandy"));
        var provisioned = events(BABS).getFirst();

        assertThat(text(provisioned.get("payload")))
                .contains("\"active\":true", BABS.toString())
                .doesNotContain("bjensen");
        assertThat(text(provisioned.get("personal")))
                .contains("\"userName\":\"bjensen\"", "\"externalId\":\"ext-bjensen\"", "Display of bjensen");
        assertThat((byte[]) provisioned.get("salt"))
                .hasSize(16)
                .isNotEqualTo(events(mandy).getFirst().get("salt"));
    }

    @Test
    void an_event_without_personal_data_has_neither_personal_part_nor_salt() {
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));
        assertThat(events(BABS).getLast()).containsEntry("personal", null).containsEntry("salt", null);
    }

    @Test
    void the_transaction_number_is_drawn_before_the_index_and_the_index_before_the_time() {
        assertThat(admin.sql("""
                                SELECT column_name FROM information_schema.columns
                                WHERE table_name = 'event' ORDER BY ordinal_position LIMIT 6""").query(String.class).list())
                .containsExactly("xid", "global_index", "recorded_at", "organization_id", "aggregate_id", "sequence");
        assertThat(admin.sql("SELECT seqcache FROM pg_sequence WHERE seqrelid = 'event_global_index_seq'::regclass")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void projectors_are_handed_the_whole_commit_with_what_postgresql_drew() {
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"));
        side.send(scene.idp(), new DeactivateUser(BABS));

        var commit = side.projector().commits().getLast();
        assertThat(commit).extracting(Recorded::sequence).containsExactly(2L, 3L);
        var rows = admin.sql(
                        "SELECT global_index, recorded_at FROM event WHERE aggregate_id = ? AND sequence >= 2 ORDER BY sequence")
                .param(BABS)
                .query((row, index) -> Map.entry(
                        row.getLong("global_index"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
        assertThat(commit)
                .extracting(recorded -> Map.<Long, Instant>entry(recorded.index(), recorded.recordedAt()))
                .isEqualTo(rows);
    }

    @Test
    void the_server_may_neither_change_nor_delete_history() {
        var server = JdbcClient.create(DATABASE.server());
        for (String sql : List.of("UPDATE event SET name = name", "DELETE FROM event", "TRUNCATE event")) {
            assertThatThrownBy(() -> server.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            PSQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void a_transaction_sees_the_rows_of_its_organization_alone() {
        side.send(scene.idp(), Scene.provision(BABS, "bjensen"), Scene.create(UUID.randomUUID(), "Guides", BABS));
        var transactions = side.bean(OrganizationTransactions.class);
        var database = side.bean(JdbcClient.class);
        for (String table : List.of("event", "user_claim", "license", "seat", "team_head", "roster")) {
            var count = "SELECT count(*) FROM " + table;
            assertThat(CurrentOrganization.<Long>within(
                            scene.organization(),
                            () -> transactions.together(
                                    () -> database.sql(count).query(Long.class).single())))
                    .as(table)
                    .isPositive();
            assertThat(CurrentOrganization.<Long>within(
                            Origins.organization(),
                            () -> transactions.together(
                                    () -> database.sql(count).query(Long.class).single())))
                    .as(table)
                    .isZero();
            assertThat(database.sql(count).query(Long.class).single()).as(table).isZero();
        }
    }

    @Test
    void a_row_of_another_organization_cannot_be_written() {
        var transactions = side.bean(OrganizationTransactions.class);
        var database = side.bean(JdbcClient.class);
        assertThatThrownBy(() -> CurrentOrganization.within(
                        Origins.organization(),
                        () -> transactions.together(() -> database.sql("INSERT INTO owner VALUES (?, ?)")
                                .params(scene.organization().value(), BABS)
                                .update())))
                .hasRootCauseInstanceOf(PSQLException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }
}
