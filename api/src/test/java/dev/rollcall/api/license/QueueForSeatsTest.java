package dev.rollcall.api.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.license.SeatQueries;
import dev.rollcall.query.license.Waiting;
import dev.rollcall.query.license.WaitingQueries;
import dev.rollcall.query.reading.Keyset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Places in a queue whose tickets lie in several blocks. */
class QueueForSeatsTest {
    private final RunningServer server = RunningServer.get();
    private final Tenant tenant = server.tenant("rfc", 1, "WAITLIST");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final WaitingQueries waiting = server.bean(WaitingQueries.class);

    private static JdbcClient owner() {
        var access = DatabaseAccess.toRunning(RunningServer.get().home()).orElseThrow();
        return JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
    }

    private UUID user(String name) {
        return UUID.fromString(tenant.scim().post("/Users", Scim.user(name)).id());
    }

    /** As if so many others had come after the last one, and had left. */
    private void goOnAt(long ticket) {
        for (String table : List.of("seat_wait", "seat_wait_1")) {
            owner().sql("UPDATE " + table
                            + " SET ticket = ? WHERE organization_id = ? AND ticket = (SELECT max(ticket) FROM " + table
                            + " WHERE organization_id = ?)")
                    .params(ticket - 1, organization.value(), organization.value())
                    .update();
        }
    }

    /** Before the seat and after each border of blocks one and two members more. */
    private List<UUID> queue() {
        user("holder@example.com");
        List<UUID> queue = new ArrayList<>(List.of(user("first@example.com")));
        for (int border : new int[] {500, 1000}) {
            goOnAt(border);
            IntStream.range(0, 2).forEach(each -> queue.add(user("from%d-%d@example.com".formatted(border, each))));
        }
        return queue;
    }

    private List<Long> blocks() {
        return owner().sql("SELECT waiting FROM seat_wait_block_1 WHERE organization_id = ? ORDER BY block")
                .param(organization.value())
                .query(Long.class)
                .list();
    }

    private void stand(List<UUID> queue) {
        var places = waiting.places(organization, queue);
        assertThat(queue).extracting(places::get).containsExactlyElementsOf(numbered(queue));
        var read = new ArrayList<Waiting>();
        do {
            long after = read.isEmpty() ? 0 : read.getLast().ticket();
            read.addAll(waiting.all(organization, new Keyset(after, 2)));
        } while (read.size() < queue.size());
        assertThat(read).extracting(Waiting::user).containsExactlyElementsOf(queue);
        assertThat(read).extracting(Waiting::place).containsExactlyElementsOf(numbered(queue));
        assertThat(server.bean(SeatQueries.class)
                        .license(organization)
                        .orElseThrow()
                        .waiting())
                .isEqualTo(queue.size());
    }

    private static List<Long> numbered(List<UUID> queue) {
        return LongStream.rangeClosed(1, queue.size()).boxed().toList();
    }

    @Test
    void places_go_on_from_block_to_block() {
        var queue = queue();
        stand(queue);
        assertThat(blocks()).containsExactly(1L, 2L, 2L);
        var found = tenant.scim().filter("/Users", Scim.SEAT + ":position ge 4");
        assertThat(found.totalResults()).isEqualTo(2);
    }

    @Test
    void whoever_leaves_lets_all_behind_move_up_and_empty_blocks_go() {
        var queue = queue();
        for (int leaver : new int[] {3, 0, 0, 1, 0}) {
            var left = queue.remove(leaver);
            assertThat(tenant.scim().delete("/Users/" + left).status()).isEqualTo(204);
            if (!queue.isEmpty()) {
                stand(queue);
            }
        }
        assertThat(blocks()).isEmpty();
    }
}
