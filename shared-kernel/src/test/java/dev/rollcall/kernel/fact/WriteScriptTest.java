package dev.rollcall.kernel.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteScriptTest {
    private final WriteScript script = new WriteScript();

    @Test
    void writes_within_one_table_each_go_as_one_statement() {
        script.within("one", "INSERT INTO one VALUES (?)", 1);
        script.within("two", "INSERT INTO two VALUES (?)", 2);

        assertThat(script.sql()).isEqualTo("WITH in_one AS (INSERT INTO one VALUES (?))\nINSERT INTO two VALUES (?)");
        assertThat(script.values()).containsExactly(1, 2);
    }

    @Test
    void a_table_comes_once_in_a_statement() {
        script.within("one", "UPDATE one");
        script.within("one", "INSERT INTO one");

        assertThat(script.sql()).isEqualTo("UPDATE one;\nINSERT INTO one");
    }

    @Test
    void a_write_that_reads_other_tables_comes_after_those_before_it() {
        script.within("one", "INSERT INTO one");
        script.add("INSERT INTO three SELECT FROM one");
        script.within("two", "INSERT INTO two");

        assertThat(script.sql()).isEqualTo("INSERT INTO one;\nINSERT INTO three SELECT FROM one;\nINSERT INTO two");
    }

    @Test
    void times_and_lists_are_bound_as_JDBC_takes_them() {
        script.add("INSERT", Instant.parse("2026-03-31T00:00:00Z"), List.of("a", "b"), null, 7L);

        assertThat(script.values())
                .containsExactly(OffsetDateTime.parse("2026-03-31T00:00:00Z"), "{\"a\",\"b\"}", null, 7L);
    }

    @Test
    void nothing_is_no_statement() {
        assertThat(script.sql()).isEmpty();
    }
}
