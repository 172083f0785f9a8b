package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    /** A vertical bar is a line's end here, and two tildes a tab. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
                    Tour Guides        ¦ Tour Guides
                    a-b=c+d@e          ¦ a-b=c+d@e
                    2026-03-31; later  ¦ 2026-03-31; later
                    =1+1               ¦ '=1+1
                    +49 30 123         ¦ '+49 30 123
                    -1                 ¦ '-1
                    @SUM(A1)           ¦ '@SUM(A1)
                    ` =1`              ¦ `' =1`
                    "=1                ¦ '"=1
                    ;=1                ¦ ;'=1
                    a; "=1             ¦ a;' "=1
                    a;b;+1             ¦ a;b;'+1
                    a|=1               ¦ a|'=1
                    ~~=1               ¦ '~~'=1
                    a~~@x              ¦ a~~'@x
                    """)
    void no_cell_is_a_formula_whatever_parts_the_cells(String cell, String expected) throws IOException {
        var text = new CsvText(List.of("header"));
        text.row(List.of(meant(cell)));

        var written = new String(text.bytes(), StandardCharsets.UTF_8).split("\r\n", 2)[1].stripTrailing();
        var plain = written.startsWith("\"") && written.endsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;

        assertThat(plain).isEqualTo(meant(expected));
    }

    private static String meant(String cell) {
        return cell.replace("|", "\n").replace("~~", "\t");
    }
}
