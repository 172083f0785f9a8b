package dev.rollcall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.team.TeamEvent.TeamDissolved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Facts are handed out as they were committed, however their numbers lie between each other. */
class CommitsTest {
    private static final Origin ORIGIN = new Origin(
            new OrganizationId(UUID.randomUUID()), "operator", null, Origin.ADMIN, UUID.randomUUID(), Instant.EPOCH);

    /** @param transactions by which each of the numbers from 1 was drawn */
    private static List<Drawn> drawn(long... transactions) {
        return IntStream.range(0, transactions.length)
                .mapToObj(at -> new Drawn(transactions[at], fact(at + 1)))
                .toList();
    }

    private static Recorded<?> fact(long index) {
        return new Recorded<>(new TeamDissolved(UUID.randomUUID()), ORIGIN, 0, index, Instant.EPOCH);
    }

    private static List<List<Long>> numbers(Commits commits) {
        return commits.all().stream()
                .map(commit -> commit.stream().map(Recorded::index).toList())
                .toList();
    }

    @Test
    void a_commit_stands_where_its_last_number_does() {
        var commits = Commits.allOf(drawn(7, 8, 8, 7, 9), 0);
        assertThat(numbers(commits)).containsExactly(List.of(2L, 3L), List.of(1L, 4L), List.of(5L));
        assertThat(commits.upTo()).isEqualTo(5);
    }

    @Test
    void where_nothing_is_left_the_place_stays() {
        assertThat(Commits.allOf(List.of(), 41).upTo()).isEqualTo(41);
        assertThat(Commits.of(List.of(), 41).upTo()).isEqualTo(41);
    }

    /** The end may cut a commit in two, so nothing near it is handed out. */
    @Test
    void no_page_ends_within_a_commit() {
        var transactions = new ArrayList<Long>(List.of(1L, 2L, 1L, 3L, 4L, 3L));
        LongStream.rangeClosed(0, Commits.WIDTH).forEach(more -> transactions.add(more < 2 ? 4L : 100 + more));
        var page = drawn(transactions.stream().mapToLong(Long::longValue).toArray());

        var commits = Commits.of(page, 0);
        assertThat(commits.upTo()).isEqualTo(3);
        assertThat(numbers(commits)).containsExactly(List.of(2L), List.of(1L, 3L));
    }
}
