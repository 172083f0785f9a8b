package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Row-level security alone, table by table: the server, working for one organization, asks for rows of another by its id. */
class TenantRowsTest {
    private static final Tenant OWN = RunningServer.get().tenant("rfc");
    private static final Tenant OTHER = RunningServer.get().tenant("rfc");
    private static final String FORBIDDEN = "42501";

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A row as text. */
    private record Planted(String table, String row) {}

    private static final Deque<Planted> PLANTED = new ArrayDeque<>();

    private final DataSource source = RunningServer.get().bean(DataSource.class);
    private final JdbcClient server = JdbcClient.create(source);

    private static boolean isNeverChanged(String table) {
        return table.equals("event") || DatabaseOwner.OF_THE_LEDGER.contains(table);
    }

    static List<String> everyFencedTable() {
        try (var owner = DatabaseOwner.connect()) {
            return owner.fencedTables();
        }
    }

    /** Both organizations have a row in every table. */
    @BeforeAll
    static void fill() {
        try (var owner = DatabaseOwner.connect()) {
            for (Tenant tenant : List.of(OWN, OTHER)) {
                var scim = tenant.scim();
                var user = scim.post("/Users", "{\"userName\": \"x\", \"emails\": [{\"value\": \"x@y.example\"}]}")
                        .id();
                scim.post("/Groups", "{\"displayName\": \"x\", \"members\": [{\"value\": \"%s\"}]}".formatted(user));
                Await.until(
                        SOON,
                        "a sealed event",
                        () -> !rows(owner, "organization_head", tenant).isEmpty());
                everyFencedTable().stream()
                        .filter(table -> rows(owner, table, tenant).isEmpty())
                        .forEach(table -> insertAnyRow(owner, table, tenant));
            }
        }
    }

    /** Else the server tells, rightly, that what it shows and has signed is not what the events say. */
    @AfterAll
    static void what_was_planted_goes() {
        try (var owner = DatabaseOwner.connect()) {
            for (var planted : PLANTED) {
                owner.sql()
                        .sql("DELETE FROM %1$s t WHERE t::text = ?".formatted(planted.table()))
                        .param(planted.row())
                        .update();
            }
        }
    }

    private static List<String> rows(DatabaseOwner owner, String table, Tenant tenant) {
        return owner.sql()
                .sql("SELECT to_jsonb(t)::text FROM " + table + " t WHERE organization_id = cast(? AS uuid)")
                .param(tenant.organization())
                .query(String.class)
                .list();
    }

    /**
     * A row of which only the organization means anything; the log of calls may have come before it. Numbers that the
     * database gives are in no other row's way, nor is anything handed out up to them.
     */
    private static void insertAnyRow(DatabaseOwner owner, String table, Tenant tenant) {
        owner.sql()
                .sql("""
                        INSERT INTO %1$s OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::%1$s, (
                            SELECT jsonb_object_agg(attname, CASE
                                WHEN attidentity <> '' THEN to_jsonb(-1 - (1e9 * random())::bigint)
                                ELSE CASE format_type(atttypid, NULL)
                                WHEN 'uuid' THEN to_jsonb(gen_random_uuid())
                                WHEN 'uuid[]' THEN '[]'
                                WHEN 'bigint[]' THEN '[]'
                                WHEN 'boolean' THEN 'true'
                                WHEN 'int8range' THEN '"[1,)"'
                                WHEN 'jsonb' THEN '{}'
                                WHEN 'bytea' THEN '"x"'
                                WHEN 'timestamp with time zone' THEN to_jsonb(now())
                                WHEN 'text' THEN to_jsonb(gen_random_uuid())
                                ELSE '1' END END) || jsonb_build_object('organization_id', ?)
                            FROM pg_attribute WHERE attrelid = '%1$s'::regclass AND attnum > 0 AND NOT attisdropped))
                        ON CONFLICT DO NOTHING RETURNING %1$s::text""".formatted(table))
                .param(tenant.organization())
                .query(String.class)
                .optional()
                .ifPresent(row -> PLANTED.push(new Planted(table, row)));
    }

    private <T> T working(Tenant tenant, Function<JdbcClient, T> work) {
        return new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> {
            status.setRollbackOnly();
            server.sql("SELECT set_config('rollcall.organization', ?, true)")
                    .param(tenant.organization())
                    .query(String.class)
                    .single();
            return work.apply(server);
        });
    }

    @ParameterizedTest
    @MethodSource("everyFencedTable")
    void no_row_of_another_organization_is_read(String table) {
        assertThat(count("SELECT count(*) FROM " + table + " WHERE organization_id = cast(? AS uuid)", OWN, OWN))
                .isPositive();
        assertThat(count("SELECT count(*) FROM " + table + " WHERE organization_id = cast(? AS uuid)", OWN, OTHER))
                .isZero();
        assertThat(count("SELECT count(*) FROM " + table + " WHERE organization_id <> cast(? AS uuid)", OWN, OWN))
                .isZero();
    }

    private long count(String sql, Tenant working, Tenant asked) {
        return working(
                working,
                database -> database.sql(sql)
                        .param(asked.organization())
                        .query(Long.class)
                        .single());
    }

    @ParameterizedTest
    @MethodSource("everyFencedTable")
    void without_an_organization_there_is_no_row_at_all(String table) {
        assertThat(server.sql("SELECT count(*) FROM " + table).query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("everyFencedTable")
    void no_row_of_another_organization_is_changed_or_deleted(String table) {
        if (isNeverChanged(table)) {
            assertForbidden(() -> update("DELETE FROM " + table + " WHERE organization_id = cast(? AS uuid)", OTHER));
            return;
        }
        Untouched.during(OTHER, () -> {
            assertThat(update(
                            "UPDATE " + table
                                    + " SET organization_id = organization_id WHERE organization_id = cast(? AS uuid)",
                            OWN))
                    .isPositive();
            assertThat(update(
                            "UPDATE " + table
                                    + " SET organization_id = organization_id WHERE organization_id = cast(? AS uuid)",
                            OTHER))
                    .isZero();
            assertThat(update("DELETE FROM " + table + " WHERE organization_id = cast(? AS uuid)", OTHER))
                    .isZero();
            assertForbidden(() -> update("UPDATE " + table + " SET organization_id = cast(? AS uuid)", OTHER));
        });
    }

    private int update(String sql, Tenant asked) {
        return working(
                OWN, database -> database.sql(sql).param(asked.organization()).update());
    }

    @ParameterizedTest
    @MethodSource("everyFencedTable")
    void no_row_is_added_to_another_organization(String table) {
        try (var owner = DatabaseOwner.connect()) {
            var foreign = rows(owner, table, OTHER).getFirst();
            Untouched.during(
                    OTHER,
                    () -> assertForbidden(() -> working(
                            OWN,
                            database -> database.sql("INSERT INTO " + table
                                            + " OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::"
                                            + table + ", cast(? AS jsonb))")
                                    .param(foreign)
                                    .update())));
        }
    }

    private static void assertForbidden(Runnable work) {
        assertThatThrownBy(work::run)
                .rootCause()
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo(FORBIDDEN);
    }

    /** A credential opens the one row that it names, to be read. */
    @ParameterizedTest
    @MethodSource("credentials")
    void whoever_names_a_credential_reads_its_row_and_no_other(String table, String setting, String column) {
        try (var owner = DatabaseOwner.connect()) {
            var named = owner.sql()
                    .sql("SELECT " + column + " FROM " + table + " WHERE organization_id = cast(? AS uuid)")
                    .param(OTHER.organization())
                    .query(String.class)
                    .single();
            Untouched.during(
                    OTHER,
                    () -> new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
                        server.sql("SELECT set_config(?, ?, true)")
                                .params(setting, named)
                                .query(String.class)
                                .single();
                        assertThat(server.sql("SELECT " + column + " FROM " + table)
                                        .query(String.class)
                                        .list())
                                .containsExactly(named);
                        assertThat(server.sql("DELETE FROM " + table).update()).isZero();
                        assertThat(server.sql("UPDATE " + table + " SET " + column + " = " + column)
                                        .update())
                                .isZero();
                    }));
        }
    }

    static List<Arguments> credentials() {
        return List.of(
                Arguments.of("token_view_1", "rollcall.presented", "kid"),
                Arguments.of("connection_view_1", "rollcall.addressed", "connection_id"),
                Arguments.of("credential", "rollcall.signing_in", "email_key"),
                Arguments.of("sign_in_link", "rollcall.opening", "mac"));
    }
}
