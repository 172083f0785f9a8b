package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.query.ledger.LedgerDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server may do in its database, and what the database does by itself. */
class DatabaseRightsTest {
    private static final String FORBIDDEN = "42501";

    private final DatabaseOwner owner = DatabaseOwner.connect();
    private final JdbcClient server = JdbcClient.create(RunningServer.get().bean(DataSource.class));

    @AfterEach
    void leave() {
        owner.close();
    }

    @Test
    void every_table_forces_row_level_security_but_those_of_no_organization() {
        assertThat(owner.sql().sql("""
                                SELECT relname FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                                  AND NOT (relrowsecurity AND relforcerowsecurity)""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "installation",
                        "console_session",
                        "console_session_attributes",
                        "ledger_head",
                        "ledger_note",
                        "ledger_gap",
                        "ledger_follower",
                        "ledger_signer",
                        "checkpoint_handout",
                        "view_rebuild");
    }

    @Test
    void every_fence_admits_the_own_organization_and_who_signs_in_prunes_warns_searches_seals_or_grants_seats() {
        var policies = owner.sql().sql("""
                        SELECT tablename || ': ' || policyname || ' for ' || cmd || ' ' || qual
                            || coalesce(with_check, '')
                            || CASE WHEN roles = '{public}' THEN '' ELSE ' to ' || array_to_string(roles, ', ') END
                        FROM pg_policies WHERE schemaname = 'public'""").query(String.class).list();
        var own = owner.fencedTables().stream()
                .map(table -> table + ": own_organization for ALL (organization_id = current_organization())")
                .toList();
        assertThat(policies).containsAll(own);
        assertThat(policies.stream().filter(policy -> !own.contains(policy)))
                .containsExactlyInAnyOrder(
                        "event: sealing for SELECT true to rollcall_sealer",
                        "user_view_1: sampling for SELECT true to rollcall_sealer",
                        "team_view_1: sampling for SELECT true to rollcall_sealer",
                        "user_email_1: sampling for SELECT true to rollcall_sealer",
                        "role_1: sampling for SELECT true to rollcall_sealer",
                        "seat_wait_1: sampling for SELECT true to rollcall_sealer",
                        "seat_span_1: sampling for SELECT true to rollcall_sealer",
                        "seat_held_1: sampling for SELECT (current_organization() IS NULL) to rollcall_sealer",
                        "ledger: sealing for ALL true to rollcall_sealer",
                        "organization_head: sealing for ALL true to rollcall_sealer",
                        "ledger_subtree: signing for ALL true to rollcall_sealer",
                        "checkpoint: signing for ALL true to rollcall_sealer",
                        "user_text_1: searching for SELECT true to rollcall",
                        "connection_view_1: addressed for SELECT (connection_id = (NULLIF(current_setting('rollcall.addressed'::text, true), ''::text))::uuid)",
                        "seat_wait_block_1: going_round for SELECT (current_setting('rollcall.going_round'::text, true) = 'seats'::text)",
                        "call_log_1: pruning for SELECT (current_setting('rollcall.pruning'::text, true) = 'calls'::text)",
                        "token_view_1: expiring for SELECT (expires_at < (NULLIF(current_setting('rollcall.expiring_before'::text, true), ''::text))::timestamp with time zone)",
                        "credential: signing_in for SELECT (email_key = current_setting('rollcall.signing_in'::text, true))",
                        "sign_in_link: opening for SELECT (mac = current_setting('rollcall.opening'::text, true))",
                        "token_view_1: presented for SELECT (kid = current_setting('rollcall.presented'::text, true))");
    }

    @Test
    void the_server_is_a_role_without_privileges_and_owns_nothing() {
        var name = server.sql("SELECT current_user").query(String.class).single();
        var role = owner.sql()
                .sql(
                        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = ?")
                .param(name)
                .query()
                .singleRow();
        assertThat(role.values()).hasSize(5).containsOnly(false);
        assertThat(owner.sql()
                        .sql("SELECT count(*) FROM pg_auth_members WHERE member = cast(? AS regrole)")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner.sql()
                        .sql("SELECT count(*) FROM pg_class WHERE relowner = cast(? AS regrole)")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event SET actor = 'nobody'",
                "UPDATE event SET payload = payload WHERE false",
                "DELETE FROM event WHERE false",
                "TRUNCATE event",
                "UPDATE ledger SET leaf_hash = '' WHERE false",
                "DELETE FROM ledger WHERE false",
                "INSERT INTO ledger SELECT * FROM ledger WHERE false",
                "UPDATE organization_head SET position = 0 WHERE false",
                "UPDATE ledger_head SET seal_no = 0 WHERE false",
                "DELETE FROM ledger_gap",
                "SELECT * FROM ledger_note",
                "UPDATE ledger_follower SET position = 0",
                "INSERT INTO checkpoint (organization_id, size, root, note) SELECT organization_id, size, root, note FROM checkpoint WHERE false",
                "UPDATE checkpoint SET note = '' WHERE false",
                "DELETE FROM checkpoint",
                "INSERT INTO ledger_subtree SELECT * FROM ledger_subtree WHERE false",
                "DELETE FROM ledger_subtree",
                "SELECT * FROM ledger_signer",
                "UPDATE checkpoint_handout SET number = 0",
                "SET ROLE rollcall_sealer",
                "UPDATE installation SET operator_mac = ''",
                "DELETE FROM installation",
                "TRUNCATE user_view_1",
                "ALTER TABLE event DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE event NO FORCE ROW LEVEL SECURITY",
                "DROP POLICY own_organization ON event",
                "CREATE POLICY all_of_it ON event USING (true)",
                "DROP TABLE event",
                "ALTER TABLE event DISABLE TRIGGER ALL",
                "CREATE TABLE loot (row text)",
                "CREATE FUNCTION current_organization() RETURNS uuid LANGUAGE sql AS 'SELECT null::uuid'",
                "SELECT * FROM flyway_schema_history",
                "SELECT setval(pg_get_serial_sequence('event', 'global_index'), 1)",
                "SET ROLE rollcall",
                "SELECT pg_read_file('postgresql.conf')"
            })
    void the_server_can_neither_rewrite_history_nor_change_its_own_rights(String statement) {
        assertThatThrownBy(() -> server.sql(statement).query().listOfRows())
                .rootCause()
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO event (organization_id) SELECT organization_id FROM event WHERE false",
                "UPDATE event SET actor = 'nobody' WHERE false",
                "DELETE FROM event WHERE false",
                "UPDATE ledger SET leaf_hash = '' WHERE false",
                "DELETE FROM ledger WHERE false",
                "UPDATE ledger_gap SET last_index = 0 WHERE false",
                "DELETE FROM ledger_head",
                "TRUNCATE ledger",
                "UPDATE checkpoint SET note = '' WHERE false",
                "DELETE FROM checkpoint WHERE false",
                "UPDATE ledger_subtree SET hash = '' WHERE false",
                "UPDATE ledger_signer SET public_key = ''",
                "SELECT * FROM user_view_1",
                "SELECT display_name FROM team_view_1",
                "SELECT * FROM installation",
                "DROP POLICY own_organization ON ledger",
                "SET ROLE rollcall_server"
            })
    void the_sealer_can_add_to_the_ledger_and_do_nothing_else(String statement) {
        var sealer =
                JdbcClient.create(RunningServer.get().bean(LedgerDatabase.class).source());
        assertThat(sealer.sql("SELECT current_user").query(String.class).single())
                .isEqualTo("rollcall_sealer");
        assertThatThrownBy(() -> sealer.sql(statement).query().listOfRows())
                .rootCause()
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void the_sealer_is_a_role_without_privileges() {
        var role = owner.sql().sql("""
                        SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
                        FROM pg_roles WHERE rolname = 'rollcall_sealer'""").query().singleRow();
        assertThat(role.values()).hasSize(5).containsOnly(false);
        assertThat(owner.sql().sql("""
                                SELECT array_to_string(setconfig, ' ') FROM pg_db_role_setting
                                WHERE setrole = 'rollcall_sealer'::regrole""").query(String.class).single())
                .contains("idle_in_transaction_session_timeout=5s", "transaction_timeout=10s", "statement_timeout=10s");
    }

    @Test
    void history_is_added_to_and_read() {
        var granted = owner.sql()
                .sql(
                        "SELECT privilege_type FROM information_schema.table_privileges WHERE table_name = 'event' AND grantee = 'rollcall_server'")
                .query(String.class)
                .list();
        assertThat(granted).containsExactlyInAnyOrder("SELECT", "INSERT");
        assertThat(owner.sql()
                        .sql(
                                "SELECT count(*) FROM information_schema.column_privileges WHERE table_name = 'event' AND grantee IN ('rollcall_server', 'PUBLIC') AND privilege_type = 'UPDATE'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "lock_timeout, 5s",
        "statement_timeout, 10s",
        "transaction_timeout, 10s",
        "idle_in_transaction_session_timeout, 10s",
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "row_security, on",
        "default_transaction_isolation, read committed"
    })
    void the_server_works_under_these_settings(String setting, String value) {
        assertThat(server.sql("SELECT current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single())
                .isEqualTo(value);
    }

    @Test
    void a_connection_of_the_pool_keeps_no_organization() {
        var tenant = RunningServer.get().tenant("rfc");
        tenant.scim().post("/Users", "{\"userName\": \"x\"}");
        tenant.scim().get("/Users");
        for (int connection = 0; connection < 20; connection++) {
            assertThat(server.sql("SELECT coalesce(current_organization()::text, 'none')")
                            .query(String.class)
                            .single())
                    .isEqualTo("none");
        }
    }

    @Test
    void an_event_begins_with_transaction_number_and_time_in_this_order() {
        var columns = owner.sql()
                .sql(
                        "SELECT column_name FROM information_schema.columns WHERE table_name = 'event' ORDER BY ordinal_position LIMIT 3")
                .query(String.class)
                .list();
        assertThat(columns).containsExactly("xid", "global_index", "recorded_at");
        assertThat(owner.sql()
                        .sql(
                                "SELECT seqcache FROM pg_sequence WHERE seqrelid = pg_get_serial_sequence('event', 'global_index')::regclass")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /**
     * The draw of the number is made to fail. Whatever the transaction owns by then it got before: with the columns of
     * the event table it owns its xid, with the two in the other order it does not.
     */
    @Test
    void a_transaction_owns_its_xid_before_it_draws_its_number() {
        owner.sql()
                .sql("CREATE TEMP TABLE as_event (LIKE event INCLUDING DEFAULTS INCLUDING IDENTITY)")
                .update();
        owner.sql().sql("""
                        CREATE TEMP TABLE turned_round (
                            global_index bigint NOT NULL GENERATED ALWAYS AS IDENTITY (CACHE 1),
                            xid xid8 NOT NULL DEFAULT pg_current_xact_id(), organization_id uuid)""").update();

        assertThat(ownsXidWhenTheNumberFails("as_event")).isTrue();
        assertThat(ownsXidWhenTheNumberFails("turned_round")).isFalse();
    }

    private boolean ownsXidWhenTheNumberFails(String table) {
        exhaust(table);
        owner.sql().sql("BEGIN").update();
        owner.sql().sql("SAVEPOINT drawing").update();
        assertThatThrownBy(() -> owner.sql()
                        .sql("INSERT INTO " + table + " (organization_id) VALUES (gen_random_uuid())")
                        .update())
                .rootCause()
                .hasMessageContaining("reached maximum value of sequence");
        owner.sql().sql("ROLLBACK TO drawing").update();
        boolean owned = owner.sql()
                .sql("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
                .query(Boolean.class)
                .single();
        owner.sql().sql("ROLLBACK").update();
        return owned;
    }

    private void exhaust(String table) {
        owner.sql()
                .sql("ALTER TABLE " + table + " ALTER global_index SET MAXVALUE 2")
                .update();
        owner.sql()
                .sql("SELECT nextval(pg_get_serial_sequence('pg_temp." + table
                        + "', 'global_index')) FROM generate_series(1, 2)")
                .query(Long.class)
                .list();
    }

    @Test
    void the_events_of_a_real_request_carry_the_transaction_that_wrote_them() {
        var tenant = RunningServer.get().tenant("rfc");
        tenant.scim().post("/Users", "{\"userName\": \"x\"}");
        List<Map<String, Object>> events = owner.sql()
                .sql(
                        "SELECT xid::text AS xid, request_id, global_index FROM event WHERE organization_id = cast(? AS uuid) ORDER BY global_index")
                .param(tenant.organization())
                .query()
                .listOfRows();
        var transactionsOfRequest = events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.get("request_id"),
                        Collectors.mapping(event -> event.get("xid"), Collectors.toSet())));
        assertThat(transactionsOfRequest).hasSize(2);
        assertThat(transactionsOfRequest.values())
                .allSatisfy(xids -> assertThat(xids).hasSize(1));
    }
}
