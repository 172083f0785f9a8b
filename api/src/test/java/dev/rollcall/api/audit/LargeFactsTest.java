package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.database.DatabaseAccess;
import dev.rollcall.api.testing.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Pages end where their facts are large, and still make up the whole. */
class LargeFactsTest {
    private static final RunningServer SERVER = RunningServer.get();

    private final AuditHistory history = AuditHistory.told();

    /** As long as a column of all rows is another; the server goes on with what it was. */
    private void with(String table, String key, String column, String value, Runnable look) {
        var access = DatabaseAccess.toRunning(SERVER.home()).orElseThrow();
        var owner = JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()));
        var organization = history.id().value();
        owner.sql("CREATE TABLE kept AS SELECT * FROM " + table + " WHERE organization_id = ?")
                .param(organization)
                .update();
        try {
            assertThat(owner.sql("UPDATE %s SET %s = %s WHERE organization_id = ?".formatted(table, column, value))
                            .param(organization)
                            .update())
                    .isGreaterThan(5);
            look.run();
        } finally {
            owner.sql(
                            "UPDATE %1$s t SET %2$s = k.%2$s FROM kept k WHERE t.organization_id = k.organization_id AND t.%3$s = k.%3$s"
                                    .formatted(table, column, key))
                    .update();
            owner.sql("DROP TABLE kept").update();
        }
    }

    @Test
    void a_trail_of_large_changes_comes_in_short_pages() {
        var whole = positions(history.rows("?limit=1000"));
        var large =
                "(SELECT jsonb_agg(jsonb_build_array(n, 'user', subject, 'title', NULL, gen_random_uuid())) FROM generate_series(1, 6000) n)";
        with("audit_entry_2", "position", "changes", large, () -> {
            var pages = pages();
            assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(whole);
            assertThat(pages).hasSizeBetween(2, whole.size());
            assertThat(history.ask("?format=jsonl").body().lines()).hasSize(whole.size() + 1);
        });
    }

    private List<List<Long>> pages() {
        List<List<Long>> pages = new ArrayList<>();
        String next = "0";
        while (!next.isEmpty()) {
            var page = history.ask("?limit=1000&after=" + next).json();
            pages.add(positions(page.path("rows").valueStream().toList()));
            next = page.path("next").stringValue("");
        }
        return pages;
    }

    @Test
    void a_replay_reads_large_facts_a_few_at_a_time() {
        var before = steps();
        with(
                "event",
                "global_index",
                "payload",
                "payload || convert_to(repeat(' ', 900000), 'UTF8')",
                () -> assertThat(steps()).isEqualTo(before));
    }

    private List<JsonNode> steps() {
        var answer =
                SERVER.operator().get("/admin/organizations/" + history.id().value() + "/replay/steps?limit=1000");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("rows").valueStream().toList();
    }

    private static List<Long> positions(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("position").longValue()).toList();
    }
}
