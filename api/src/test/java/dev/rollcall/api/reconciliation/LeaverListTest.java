package dev.rollcall.api.reconciliation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.query.reconciliation.Leaver;
import dev.rollcall.query.reconciliation.NamedBy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaverListTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static LeaverList read(String text) throws UnreadableList {
        return LeaverList.read(text.getBytes(UTF_8), BERLIN);
    }

    private static List<String> mistakes(byte[] file) {
        return catchThrowableOfType(UnreadableList.class, () -> LeaverList.read(file, BERLIN))
                .mistakes();
    }

    private static String mistake(byte[] file) {
        assertThat(mistakes(file)).hasSize(1);
        return mistakes(file).getFirst();
    }

    private static String mistake(String text) {
        return mistake(text.getBytes(UTF_8));
    }

    @Test
    void a_day_means_its_end_in_the_zone_and_an_instant_itself() throws UnreadableList {
        assertThat(read("userName,left\nbjensen,2026-03-28\njsmith,2026-03-31T17:00:00+02:00\n")
                        .leavers())
                .extracting(Leaver::left)
                .containsExactly(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-31T15:00:00Z"));
    }

    @Test
    void semicolons_a_byte_order_mark_quotes_and_headers_in_any_case_are_understood() throws UnreadableList {
        var list =
                read("\uFEFFLeft;Department;EMAIL;username\r\n2026-03-28;\"Tours; guides\";b@example.com;\r\n;;;\r\n");
        assertThat(list.leavers())
                .containsExactly(new Leaver(
                        2,
                        List.of(new Leaver.Name(NamedBy.EMAIL, "b@example.com")),
                        Instant.parse("2026-03-28T23:00:00Z")));
        assertThat(list.hash()).hasSize(64);
    }

    @Test
    void what_is_surest_is_tried_first_wherever_it_stands() throws UnreadableList {
        assertThat(read("email,userName,left,externalId,id\nb,u,2026-03-28,x,0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b")
                        .leavers()
                        .getFirst()
                        .names())
                .extracting(Leaver.Name::by)
                .containsExactly(NamedBy.ID, NamedBy.EXTERNAL_ID, NamedBy.USER_NAME, NamedBy.EMAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bjensen,2026-03-28\\n|line 1 (\"bjensen,2026-03-28\") is no header",
                "who,left\\nbjensen,2026-03-28|id, externalId, userName, email",
                "userName,gone\\nbjensen,2026-03-28|names no column left",
                "userName,left,Left\\nb,2026-03-28,2026-03-28|names Left twice",
                "userName,left\\nbjensen,31.03.2026|line 2, left is \"31.03.2026\"; send a day such as 2026-03-31",
                "userName,left\\nbjensen,2026-03-28T10:00:00|line 2, left is \"2026-03-28T10:00:00\"",
                "userName,left\\nbjensen,2026-02-30|line 2, left is \"2026-02-30\"",
                "userName,left\\nbjensen,0026-02-03|line 2, left is \"0026-02-03\"",
                "userName,left\\nbjensen,|line 2, left is \"\"",
                "userName,left\\n\\n,2026-03-28|line 3, userName is \"\"; say who left",
                "userName,left\\nJensen,Barbara,2026-03-28|line 2, cell 3 is \"2026-03-28\"; a row has at most the 2 cells",
                "userName,left\\nb,2026-03-28\\n\"jensen,2026-03-28\\nx,2026-03-28|line 3: a quote does not end",
                "userName,left\\n\"b\"x,2026-03-28|line 2: a quote does not end, or something stands behind its end",
                "id,left\\n4711,2026-03-28|line 2, id is \"4711\"; send the id that Rollcall gave the member",
                "userName,left\\nb\\0x,2026-03-28|line 2, userName is \"b␀x\"; leave the character U+0000 out",
                "userName,left\\n|no rows",
                "'  \\n'|the file is empty"
            })
    void what_cannot_be_read_is_told_by_line_column_value_and_what_is_accepted(String text, String words) {
        assertThat(mistake(text.replace("\\n", "\n").replace("\\0", "\0"))).contains(words);
    }

    @Test
    void an_empty_file_and_files_of_other_kinds_are_told_apart() {
        assertThat(mistake(new byte[0])).contains("empty");
        assertThat(mistake("PK\3\4 and what follows")).contains("Excel workbook", "CSV UTF-8");
        assertThat(mistake("userName,left\nWörd,2026-03-28".getBytes(ISO_8859_1)))
                .contains("line 2 holds the byte 0xF6", "UTF-8");
        assertThat(mistake("userName,left".getBytes(UTF_16))).contains("line 1 holds the byte 0xFE");
    }

    @Test
    void the_first_20_mistakes_are_told_at_once() {
        var three = mistakes("userName,left\n,x\nb,y\n".getBytes(UTF_8));
        assertThat(three).hasSize(3).last().asString().contains("line 3");

        var many = mistakes(("userName,left\n" + "b,x\n".repeat(30)).getBytes(UTF_8));
        assertThat(many).hasSize(21);
        assertThat(many.getLast()).contains("stopped at 20");
    }

    @Test
    void a_list_has_at_most_10000_rows() throws UnreadableList {
        var row = "bjensen,2026-03-28\n";
        assertThat(read("userName,left\n" + row.repeat(10_000)).leavers()).hasSize(10_000);
        assertThat(mistake("userName,left\n" + row.repeat(10_001))).contains("more than 10000 rows");
    }
}
