package dev.rollcall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written by the same statements goes together, and in the order of the facts. */
class PartTest {
    private static final OrganizationId ONE = new OrganizationId(UUID.randomUUID());
    private static final OrganizationId OTHER = new OrganizationId(UUID.randomUUID());

    private static Part part(OrganizationId organization, String sql, long index) {
        var origin = new Origin(organization, "operator", null, Origin.ADMIN, UUID.randomUUID(), Instant.EPOCH);
        var script = new WriteScript();
        if (!sql.isEmpty()) {
            script.add(sql, index);
        }
        return Part.of(
                List.of(new Recorded<>(new TeamDissolved(UUID.randomUUID()), origin, 0, index, Instant.EPOCH)), script);
    }

    private static List<Part> parts(OrganizationId organization, String sql, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(index -> part(organization, sql, index))
                .toList();
    }

    private static String numbers(Part part) {
        return part.facts().stream().map(fact -> Long.toString(fact.index())).collect(Collectors.joining(" "));
    }

    @Test
    void eight_in_a_row_are_one() {
        var joined = Part.joined(parts(ONE, "INSERT", 1, 18));

        assertThat(joined)
                .extracting(PartTest::numbers)
                .containsExactly("1 2 3 4 5 6 7 8", "9 10 11 12 13 14 15 16", "17", "18");
        assertThat(joined.getFirst().sql().split(";\n")).hasSize(8).containsOnly("INSERT");
        assertThat(joined.getFirst().values()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void what_is_written_otherwise_or_for_others_stays_between() {
        var joined = Part.joined(Stream.of(
                        parts(ONE, "INSERT", 1, 3),
                        parts(ONE, "UPDATE", 4, 4),
                        parts(ONE, "INSERT", 5, 8),
                        parts(OTHER, "INSERT", 9, 12),
                        parts(ONE, "INSERT", 13, 20))
                .flatMap(List::stream)
                .toList());

        assertThat(joined)
                .extracting(PartTest::numbers)
                .containsExactly(
                        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13 14 15 16 17 18 19 20");
    }

    @Test
    void what_writes_nothing_stays_nothing() {
        assertThat(Part.joined(parts(ONE, "", 1, 9)))
                .hasSize(9)
                .extracting(Part::sql)
                .containsOnly("");
    }
}
