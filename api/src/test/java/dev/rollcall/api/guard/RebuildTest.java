package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.query.rebuild.Difference;
import dev.rollcall.query.rebuild.Difference.Kind;
import dev.rollcall.query.rebuild.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/**
 * Read models are made anew from the facts while requests go on, and are the same. Those of all tests before it are made anew
 * too, some ten times: so it comes first.
 */
@Order(1)
class RebuildTest {
    private static final RunningServer SERVER = RunningServer.get();
    private static final Rebuild REBUILD = SERVER.bean(Rebuild.class);
    private static final Rebuild.Progress UNHEARD = (place, last, facts) -> {};
    private static final List<String> CATALOGUE = List.of(
            "SELECT schemaname || tablename || indexdef FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT conrelid::regclass || ' ' || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n'",
            "SELECT tablename || p::text FROM pg_policies p WHERE schemaname = 'public'",
            """
            SELECT c.relname || c.relrowsecurity || c.relforcerowsecurity || coalesce(c.reloptions::text, '') || c.relowner::regrole
            FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'""",
            """
            SELECT c.relname || g.grantee::regrole || g.privilege_type FROM pg_class c, aclexplode(c.relacl) g
            WHERE c.relnamespace IN ('public'::regnamespace, 'as_of'::regnamespace)""",
            """
            SELECT a.attrelid::regclass || ' ' || a.attname || g.grantee::regrole || g.privilege_type
            FROM pg_attribute a, aclexplode(a.attacl) g""",
            """
            SELECT c.relname || a.attname || a.attnum || format_type(a.atttypid, a.atttypmod) || a.attnotnull || a.attcollation
                || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || coalesce(a.attoptions::text, '')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'""",
            "SELECT v.oid::regclass || coalesce(v.reloptions::text, '') || pg_get_viewdef(v.oid) FROM pg_class v WHERE relkind = 'v' AND relnamespace = 'as_of'::regnamespace");

    private static final Tenant TENANT = SERVER.tenant("rfc");
    private static final DatabaseOwner OWNER = DatabaseOwner.connect();

    /** As much as is ever done to an organization, by requests and by operators. */
    @BeforeAll
    static void live() {
        var other = SERVER.tenant("okta");
        new TenantMatrix(TENANT.scim()).run(TenantMatrix.Other.of(other));
        var matrix = new OperatorMatrix(SERVER.beans());
        matrix.run(TENANT, other, matrix.owner(other));
        awaitSealed();
    }

    @AfterAll
    static void leave() {
        OWNER.close();
    }

    private static void awaitSealed() {
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(60),
                "told up to " + now,
                () -> SERVER.operator()
                                .get("/admin/organizations/%s/as-of/%s/Users".formatted(TENANT.organization(), now))
                                .status()
                        == 200);
    }

    private static long different(Rebuild.Outcome outcome) {
        return outcome.differences().of(UUID.fromString(TENANT.organization()));
    }

    private static Map<String, List<String>> catalogue() {
        var all = new TreeMap<String, List<String>>();
        CATALOGUE.forEach(sql -> all.put(
                sql,
                OWNER.sql().sql(sql).query(String.class).list().stream()
                        .sorted()
                        .toList()));
        return all;
    }

    private static long laid() {
        return OWNER.sql()
                .sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'rebuild'::regnamespace AND relkind = 'r'")
                .query(Long.class)
                .single();
    }

    /** Some write side by side as long as something lasts, each answer a success. */
    private static final class Writer implements AutoCloseable {
        private static final int THREADS = 3;

        private final Tenant tenant = SERVER.tenant("okta", 5000, "REJECT");
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicInteger written = new AtomicInteger();
        private final List<Thread> threads = Stream.generate(
                        () -> Thread.ofPlatform().start(this::write))
                .limit(THREADS)
                .toList();
        private volatile boolean done;

        private void write() {
            try {
                while (!done) {
                    int number = written.incrementAndGet();
                    var user = tenant.scim().post("/Users", Scim.user("w%d@example.com".formatted(number)));
                    require(user.status() == 201, user);
                    var team = tenant.scim().post("/Groups", Scim.group("t" + number, user.id()));
                    require(team.status() == 201 && team.body().contains(user.id()), team);
                    var gone = tenant.scim().delete("/Users/" + user.id());
                    require(gone.status() == 204, gone);
                    var list = tenant.scim().get("/Groups?count=1&sortBy=displayName");
                    require(list.status() == 200, list);
                }
            } catch (RuntimeException | AssertionError failure) {
                failures.add(failure.toString());
            }
        }

        private void require(boolean right, Answer answer) {
            if (!right) {
                failures.add(answer.status() + " " + answer.body());
            }
        }

        @Override
        public void close() {
            int so = written.get();
            Await.until(Duration.ofSeconds(20), "somebody who still writes", () -> written.get() > so + THREADS);
            done = true;
            Await.until(
                    Duration.ofSeconds(20),
                    "the last answer",
                    () -> threads.stream().noneMatch(Thread::isAlive));
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void all_are_made_anew_under_load_and_are_as_they_were() {
        var before = OWNER.rowsOf(TENANT.organization());
        var catalogue = catalogue();
        try (var writer = new Writer()) {
            for (var name : REBUILD.names()) {
                var outcome = REBUILD.exchange(name, UNHEARD);
                assertThat(different(outcome)).as(name).isZero();
                assertThat(outcome.differences().of(UUID.fromString(writer.tenant.organization())))
                        .isZero();
                assertThat(outcome.facts()).as(name).isPositive();
            }
        }
        assertThat(catalogue()).isEqualTo(catalogue);
        assertThat(laid()).isZero();
        assertThat(withoutSlots(OWNER.rowsOf(TENANT.organization()))).isEqualTo(withoutSlots(before));
        awaitSealed();
        assertThat(different(REBUILD.compare("views", UNHEARD))).isZero();
    }

    private static Map<String, List<String>> withoutSlots(Map<String, List<String>> rows) {
        rows.remove("resource_total_1");
        return rows;
    }

    @Test
    void what_no_fact_says_is_found_and_goes() {
        REBUILD.exchange("views", UNHEARD);
        var user =
                TENANT.scim().post("/Users", Scim.user("planted@example.com")).id();
        var team = TENANT.scim().post("/Groups", Scim.group("Planted", user)).id();
        OWNER.sql()
                .sql("UPDATE user_view_1 SET display_name = 'Nobody' WHERE user_id = cast(? AS uuid)")
                .param(user)
                .update();
        OWNER.sql()
                .sql("DELETE FROM membership_span_1 WHERE team_id = cast(? AS uuid)")
                .param(team)
                .update();

        assertThat(REBUILD.compare("views", UNHEARD).differences().first())
                .extracting(Difference::table, Difference::kind)
                .containsExactlyInAnyOrder(
                        tuple("user_view_1", Kind.UNFOUNDED),
                        tuple("user_view_1", Kind.MISSING),
                        tuple("membership_span_1", Kind.MISSING));
        assertThat(TENANT.scim().get("/Groups/" + team).body()).doesNotContain(user);

        assertThat(different(REBUILD.exchange("views", UNHEARD))).isEqualTo(3);
        assertThat(TENANT.scim().get("/Groups/" + team).body()).contains(user);
        assertThat(TENANT.scim().get("/Users/" + user).body()).doesNotContain("Nobody");
        assertThat(different(REBUILD.compare("views", UNHEARD))).isZero();
    }

    /** As in a table without a key. */
    @Test
    void rows_that_are_there_too_often_are_counted_each() {
        var user = TENANT.scim()
                .post("/Users", "{\"userName\": \"gone@example.com\", \"emails\": [{\"value\": \"gone@example.com\"}]}")
                .id();
        TENANT.scim().delete("/Users/" + user);
        OWNER.sql()
                .sql(
                        "INSERT INTO former_email_1 SELECT f.* FROM former_email_1 f, generate_series(1, 3) WHERE user_id = cast(? AS uuid)")
                .param(user)
                .update();

        assertThat(different(REBUILD.exchange("views", UNHEARD))).isEqualTo(3);
        assertThat(different(REBUILD.compare("views", UNHEARD))).isZero();
    }

    /** As where somebody has put a second beginning of a team into history. */
    @Test
    void facts_that_contradict_others_are_named() {
        var team = TENANT.scim().post("/Groups", Scim.group("Doubled")).id();
        assertThatThrownBy(() -> REBUILD.compare("views", (place, last, facts) -> {
                    if (facts == 0) {
                        OWNER.sql()
                                .sql(
                                        "INSERT INTO rebuild.team_view_1 SELECT * FROM public.team_view_1 WHERE team_id = cast(? AS uuid)")
                                .param(team)
                                .update();
                    }
                }))
                .hasMessageMatching(
                        "(?s)The events [0-9]+ to [0-9]+ of organization %s \\(.*team.created.*\\) contradict what was recorded before them.*"
                                .formatted(TENANT.organization()));
        assertThat(different(REBUILD.compare("views", UNHEARD))).isZero();
        assertThat(laid()).isZero();
    }

    /** As where history says that somebody held two seats at a time. */
    @Test
    void seats_that_overlap_are_named() {
        var user = TENANT.scim().post("/Users", Scim.user("doubled")).id();
        awaitSealed();
        assertThatThrownBy(() -> REBUILD.compare("seat history 1", (place, last, facts) -> {
                    if (facts == 0) {
                        OWNER.sql().sql("""
                                        INSERT INTO rebuild.seat_held_1 SELECT organization_id, license_id, seat, user_id, held, since, until
                                        FROM public.seat_held_1, generate_series(7777, 7778) seat WHERE user_id = cast(? AS uuid)""").param(user).update();
                    }
                }))
                .hasMessageMatching("(?s)Events contradict one another.*holder_of_one_seat.*" + user + ".*");
        assertThat(different(REBUILD.compare("seat history 1", UNHEARD))).isZero();
        assertThat(laid()).isZero();
    }

    /** As by a kill: its connections are cut, after so many stretches, and it does nothing more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void cut_off_anywhere_those_of_today_serve_on(int stretches) {
        var left = new AtomicInteger(stretches);
        try (var writer = new Writer()) {
            assertThat(writer.tenant.scim()).isNotNull();
            assertThatThrownBy(() -> REBUILD.exchange("views", (place, last, facts) -> {
                        if (left.decrementAndGet() == 0) {
                            cut();
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .isInstanceOf(RuntimeException.class);
        }
        awaitConnected();
        assertThat(different(REBUILD.exchange("views", UNHEARD))).isZero();
        assertThat(laid()).isZero();
    }

    /** Its lock went with its connection, and the pool gave it another one. */
    @Test
    void who_was_taken_for_dead_does_not_exchange_what_another_one_makes() {
        var second = new AtomicInteger();
        assertThatThrownBy(() -> REBUILD.exchange("views", (place, last, facts) -> {
                    if (second.getAndIncrement() == 0) {
                        cut();
                        awaitConnected();
                    }
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(OWNER.sql()
                        .sql("SELECT outcome FROM view_rebuild ORDER BY number DESC LIMIT 2")
                        .query(String.class)
                        .list())
                .containsExactly("compared", "stopped");
        assertThat(different(REBUILD.exchange("views", UNHEARD))).isZero();
        assertThat(laid()).isZero();
    }

    /** The pool notices which of its connections are gone. */
    private static void awaitConnected() {
        Await.until(Duration.ofSeconds(20), "connections", () -> {
            try {
                return different(REBUILD.compare("views", UNHEARD)) == 0;
            } catch (DataAccessException | IllegalStateException gone) {
                return false;
            }
        });
    }

    private static void cut() {
        OWNER.sql()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rollcall-owner'")
                .query(row -> {});
    }

    @Test
    void only_one_rebuilds_at_a_time() {
        REBUILD.compare(
                "seat history 1",
                (place, last, facts) -> assertThatThrownBy(() -> REBUILD.compare("views", UNHEARD))
                        .hasMessageContaining("Somebody else is rebuilding"));
    }

    @Test
    void an_unknown_name_is_told_the_known_ones() {
        assertThatThrownBy(() -> REBUILD.compare("everything", UNHEARD))
                .hasMessageContainingAll("everything", "views", "seat history 1");
    }
}
