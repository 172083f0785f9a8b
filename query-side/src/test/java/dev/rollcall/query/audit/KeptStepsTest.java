package dev.rollcall.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One fact may change 100 000 members, and a page of facts is no reason to run out of memory. */
class KeptStepsTest {
    private static final UUID TEAM = UUID.randomUUID();

    private static ReplayStep step(int position, int changes) {
        var change = new StateChange("team", TEAM, "members", null, "one");
        return new ReplayStep(
                position, Instant.EPOCH, "team.members-assigned", TEAM, Collections.nCopies(changes, change));
    }

    private static List<Long> kept(KeptSteps steps, int changes) {
        IntStream.rangeClosed(1, 5).forEach(position -> steps.add(step(position, changes)));
        return steps.list().stream().map(ReplayStep::position).toList();
    }

    @Test
    void small_steps_are_all_kept() {
        assertThat(kept(KeptSteps.first(), 3)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(kept(KeptSteps.latest(), 3)).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void of_large_ones_as_many_as_memory_is_for() {
        assertThat(kept(KeptSteps.first(), 90_000)).containsExactly(1L, 2L);
        assertThat(kept(KeptSteps.latest(), 90_000)).containsExactly(5L, 4L);
    }

    @Test
    void one_is_kept_however_large_it_is() {
        assertThat(kept(KeptSteps.first(), 300_000)).containsExactly(1L);
        assertThat(kept(KeptSteps.latest(), 300_000)).containsExactly(5L);
    }

    @Test
    void what_comes_behind_a_large_one_is_not_told_without_it() {
        var steps = KeptSteps.first();
        steps.add(step(1, 150_000));
        steps.add(step(2, 150_000));
        steps.add(step(3, 1));
        assertThat(steps.list()).extracting(ReplayStep::position).containsExactly(1L);
    }
}
