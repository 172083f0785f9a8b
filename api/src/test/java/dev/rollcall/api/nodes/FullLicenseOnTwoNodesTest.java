package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.nodes.TwoNodes.Tenant;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.Scim;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Freed seats, those who wait and seats beyond the size, at two nodes at the same time. */
@Tag("long")
class FullLicenseOnTwoNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEACTIVATION = Scim.patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");

    @TempDir
    static Path directory;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes(directory);
    }

    @AfterAll
    static void stop() {
        if (nodes != null) {
            nodes.close();
        }
    }

    private static Tenant tenant(int seats, String terms) {
        var tenant = nodes.tenant(seats);
        var changed = nodes.operator().patch(tenant.adminPath() + "/license", terms);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        return tenant;
    }

    /** One after the other, by turns at both nodes. */
    private static List<String> provision(Tenant tenant, String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(each -> tenant.node(each).post("/Users", Scim.user(name + each)))
                .map(Answer::id)
                .toList();
    }

    private static List<Supplier<Answer>> deactivations(Tenant tenant, List<String> users) {
        return IntStream.range(0, users.size())
                .<Supplier<Answer>>mapToObj(
                        each -> () -> tenant.node(each).patch("/Users/" + users.get(each), DEACTIVATION))
                .toList();
    }

    private static List<String> holders(Tenant tenant) {
        return nodes
                .database()
                .sql("SELECT holder FROM seat WHERE organization_id = ? AND holder IS NOT NULL")
                .param(tenant.organization())
                .query(UUID.class)
                .list()
                .stream()
                .map(UUID::toString)
                .toList();
    }

    private static List<String> waiting(Tenant tenant) {
        return nodes
                .database()
                .sql("SELECT user_id FROM seat_wait WHERE organization_id = ? ORDER BY ticket")
                .param(tenant.organization())
                .query(UUID.class)
                .list()
                .stream()
                .map(UUID::toString)
                .toList();
    }

    private static long events(Tenant tenant, String name) {
        return nodes.database()
                .sql("SELECT count(*) FROM event WHERE organization_id = ? AND name = ?")
                .params(tenant.organization(), name)
                .query(Long.class)
                .single();
    }

    /** In the order in which they came to a seat. */
    private static List<String> granted(Tenant tenant) {
        return nodes.database().sql("""
                        SELECT aggregate_id FROM event WHERE organization_id = ? AND name = 'seat.assigned' AND actor = 'rollcall'
                        ORDER BY global_index""").param(tenant.organization()).query(UUID.class).list().stream()
                .map(UUID::toString)
                .toList();
    }

    @Test
    void seats_that_are_freed_at_both_nodes_at_once_go_to_those_who_wait_longest_each_once() {
        var tenant = tenant(4, "{\"noSeatPolicy\": \"WAITLIST\"}");
        var leavers = provision(tenant, "leaver", 4);
        var queue = provision(tenant, "waiting", 7);
        assertThat(waiting(tenant)).isEqualTo(queue);

        AtOnce.send(deactivations(tenant, leavers));

        Await.until(PATIENCE, "four seats granted", () -> granted(tenant).size() >= 4);
        assertThat(granted(tenant)).isEqualTo(queue.subList(0, 4));
        assertThat(holders(tenant)).containsExactlyInAnyOrderElementsOf(queue.subList(0, 4));
        assertThat(waiting(tenant)).isEqualTo(queue.subList(4, 7));
        assertThat(events(tenant, "seat.assigned")).isEqualTo(8);
        assertThat(tenant.b()
                        .get("/Users/" + queue.getFirst())
                        .json()
                        .path(Scim.SEAT)
                        .path("status")
                        .stringValue())
                .isEqualTo("held");
    }

    /** The lock of the licence is held here, so that the third node has freed the seat and not granted it when it is killed. */
    @Test
    void a_seat_that_a_node_freed_before_it_was_killed_is_granted_by_the_others_once() throws SQLException {
        var tenant = tenant(1, "{\"noSeatPolicy\": \"WAITLIST\"}");
        var holder = provision(tenant, "holder", 1).getFirst();
        var queue = provision(tenant, "waiting", 2);
        var doomed = nodes.launchAnother("doomed").awaitReady();
        try (var connection = nodes.connect()) {
            connection.setAutoCommit(false);
            var lock = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            int holding = lock.sql("SELECT pg_backend_pid() FROM license WHERE organization_id = ? FOR UPDATE")
                    .param(tenant.organization())
                    .query(Integer.class)
                    .single();
            assertThat(tenant.at(doomed).patch("/Users/" + holder, DEACTIVATION).status())
                    .isEqualTo(200);
            Await.until(PATIENCE, "a grant waits for the lock", () -> waitFor(holding) > 0);
            doomed.kill();
            assertThat(holders(tenant)).isEmpty();
            assertThat(waiting(tenant)).isEqualTo(queue);
        }

        Await.until(PATIENCE, "the seat is granted", () -> !granted(tenant).isEmpty());
        assertThat(granted(tenant)).containsExactly(queue.getFirst());
        assertThat(holders(tenant)).containsExactly(queue.getFirst());
        assertThat(waiting(tenant)).containsExactly(queue.getLast());
    }

    private static long waitFor(int backend) {
        return nodes.database()
                .sql("SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))")
                .param(backend)
                .query(Long.class)
                .single();
    }

    @Test
    void no_seat_is_lost_or_given_twice_while_those_who_wait_leave_too() {
        var tenant = tenant(6, "{\"noSeatPolicy\": \"WAITLIST\"}");
        var leavers = provision(tenant, "leaver", 6);
        var queue = provision(tenant, "waiting", 12);
        var impatient = IntStream.range(0, 12)
                .filter(each -> each % 2 == 0)
                .mapToObj(queue::get)
                .toList();

        AtOnce.send(Stream.concat(deactivations(tenant, leavers).stream(), deactivations(tenant, impatient).stream())
                .toList());

        Await.until(PATIENCE, "nobody waits", () -> waiting(tenant).isEmpty());
        var patient = queue.stream().filter(user -> !impatient.contains(user)).toList();
        assertThat(holders(tenant)).containsExactlyInAnyOrderElementsOf(patient);
        assertThat(granted(tenant)).doesNotHaveDuplicates().containsSubsequence(patient);
        assertThat(nodes.database()
                        .sql("SELECT count(*) FROM seat WHERE organization_id = ?")
                        .param(tenant.organization())
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void no_more_seats_are_held_than_the_size_and_what_is_allowed_beyond_it() {
        var tenant = tenant(2, "{\"noSeatPolicy\": \"OVERAGE\", \"overageAllowed\": 3}");

        var answers = AtOnce.send(IntStream.range(0, 14)
                .<Supplier<Answer>>mapToObj(each -> () -> tenant.node(each).post("/Users", Scim.user("guide" + each)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 403).hasSize(9);
        assertThat(holders(tenant)).hasSize(5);
        assertThat(tenant.a()
                        .filter("/Users", Scim.SEAT + ":status eq \"overage\"")
                        .totalResults())
                .isEqualTo(3);
    }
}
