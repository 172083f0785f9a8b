package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.scim.AttributePath;
import dev.rollcall.kernel.scim.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/dialects.md} says what the code says. */
class DialectsPageTest {
    /** What each row tells of a dialect, by the first word of the row. */
    private static final Map<String, Function<Dialect, String>> ROWS = rows();

    private static Map<String, Function<Dialect, String>> rows() {
        Map<String, Function<Dialect, String>> rows = new LinkedHashMap<>();
        rows.put("what", dialect -> "`%s`".formatted(dialect.keyword()));
        rows.put("chosen with the provider", DialectsPageTest::provider);
        rows.put("**unknown**", dialect -> dialect.refusesUnknownAttributes() ? "refused" : "ignored");
        rows.put("**slip**", dialect -> dialect.refusesSlips() ? "refused" : "forgiven");
        rows.put("**absent**", dialect -> dialect.keepsAbsentInPut() ? "kept" : "cleared");
        rows.put("**missing**", dialect -> dialect.createsMissingElements() ? "created" : "no target");
        rows.put("**stray**", dialect -> dialect.skipsStrays() ? "skipped" : "refused");
        rows.put("**email**", DialectsPageTest::email);
        return rows;
    }

    private static String provider(Dialect dialect) {
        return Arrays.stream(Provider.values())
                .filter(provider -> provider.dialect().equals(dialect.keyword()))
                .map(Provider::keyword)
                .findFirst()
                .orElse("–");
    }

    private static String email(Dialect dialect) {
        var meant = dialect.filterAttribute(AttributePath.parse("email"));
        return meant.sub() == null ? "refused" : "`%s`".formatted(meant);
    }

    private static List<List<String>> table() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("docs")) ? here : here.getParent();
        return Files.readAllLines(root.resolve("docs/dialects.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @Test
    void the_table_says_what_each_dialect_does() throws IOException {
        var table = table();
        assertThat(table.stream().map(row -> row.getFirst().replaceAll("(\\*\\*\\w+\\*\\*).*", "$1")))
                .containsExactlyElementsOf(ROWS.keySet());
        var rows = List.copyOf(ROWS.values());
        for (int row = 0; row < rows.size(); row++) {
            var expected = Arrays.stream(Dialect.values()).map(rows.get(row)).collect(Collectors.toList());
            assertThat(table.get(row).subList(1, table.get(row).size()))
                    .as(table.get(row).getFirst())
                    .isEqualTo(expected);
        }
    }
}
