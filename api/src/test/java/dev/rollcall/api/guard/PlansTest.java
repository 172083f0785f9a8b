package dev.rollcall.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One plan serves every organization, so it is made for one that is the whole table, however few rows are counted. */
class PlansTest {
    private final DatabaseOwner owner = DatabaseOwner.connect();

    @AfterEach
    void leave() {
        owner.close();
    }

    @Test
    void every_table_is_planned_for_an_organization_that_is_all_of_it() {
        assertThat(owner.sql().sql("""
                                SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                                WHERE attname = 'organization_id' AND relkind = 'r' AND relnamespace = 'public'::regnamespace
                                    AND attoptions IS DISTINCT FROM '{n_distinct=1}'""").query(String.class).list()).isEmpty();
    }

    /** Behind row-level security an expression of which PostgreSQL does not know that it leaks nothing is no key. */
    @Test
    void of_all_versions_those_of_a_position_alone_are_read() {
        owner.sql().sql("BEGIN").update();
        owner.sql().sql("SET LOCAL ROLE rollcall_server").update();
        owner.sql().sql("SET LOCAL plan_cache_mode = force_generic_plan").update();
        owner.sql().sql("SET LOCAL enable_seqscan = off").update();

        var plan = owner.sql()
                .sql(
                        "EXPLAIN SELECT document FROM as_of.user_view_1 WHERE organization_id = current_organization() ORDER BY user_id")
                .query(String.class)
                .list();

        owner.sql().sql("ROLLBACK").update();
        assertThat(plan)
                .anyMatch(line -> line.contains(" user_version_in_order_1 "))
                .anyMatch(line -> line.contains("Index Cond:") && line.contains("until"))
                .noneMatch(line -> line.contains("Filter:") && line.contains("until"));
    }

    /** In a table that is new, so that PostgreSQL has counted nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user_view_1       | user_name_key = $2                            | user_by_name_1
            user_view_1       | external_id = $2                              | user_by_external_id_1
            user_email_1      | value_key = $2                                | user_by_email_1
            seat_span_1       | user_id = cast($2 AS uuid) AND until IS NULL  | seat_of_holder_1
            membership_span_1 | user_id = cast($2 AS uuid) AND until IS NULL  | team_of_member_1
            user_value_version_1 | attribute = 'title' AND part = '' AND value_key = $2 | user_value_version_by_value_1
            user_value_version_1 | user_id = cast($2 AS uuid) AND attribute = 'title' AND until IS NULL | user_value_version_of_now_1
            """)
    void a_first_import_is_planned_as_a_late_one(String table, String condition, String index) {
        owner.sql().sql("BEGIN").update();
        owner.sql().sql("SELECT lay_rebuild(?)").param(table).query(row -> {});
        owner.sql().sql("SELECT complete_rebuild(?)").param(table).query(row -> {});
        owner.sql().sql("SET LOCAL plan_cache_mode = force_generic_plan").update();
        owner.sql().sql("SET LOCAL enable_seqscan = off").update();
        owner.sql()
                .sql("PREPARE first_import(uuid, text) AS SELECT FROM rebuild.%s WHERE organization_id = $1 AND %s"
                        .formatted(table, condition))
                .update();

        var plan = owner.sql()
                .sql("EXPLAIN EXECUTE first_import('0199a3c0-0000-7000-8000-000000000001', null)")
                .query(String.class)
                .list();

        owner.sql().sql("ROLLBACK").update();
        owner.sql().sql("DEALLOCATE first_import").update();
        assertThat(plan).anyMatch(line -> line.contains(" " + index + " "));
    }
}
