package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.ledger.Reach.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {
    @Test
    void without_a_gap_everything_is_reached() {
        assertThat(Reach.of(3, 0, List.of(4L, 5L, 6L))).isEqualTo(new Reach(6, List.of()));
        assertThat(Reach.of(3, 0, List.of())).isEqualTo(new Reach(3, List.of()));
    }

    @Test
    void a_gap_that_may_still_be_filled_ends_the_way() {
        assertThat(Reach.of(0, 0, List.of(1L, 2L, 4L, 5L))).isEqualTo(new Reach(2, List.of()));
        assertThat(Reach.of(0, 2, List.of(1L, 2L, 4L, 5L))).isEqualTo(new Reach(2, List.of()));
    }

    @Test
    void a_dead_gap_is_passed() {
        assertThat(Reach.of(0, 7, List.of(1L, 4L, 8L))).isEqualTo(new Reach(8, List.of(new Gap(2, 3), new Gap(5, 7))));
    }

    @Test
    void of_a_gap_the_dead_part_is_passed() {
        assertThat(Reach.of(0, 3, List.of(1L, 6L))).isEqualTo(new Reach(3, List.of(new Gap(2, 3))));
    }

    @Test
    void dead_numbers_behind_the_last_event_are_passed_too() {
        assertThat(Reach.of(2, 9, List.of(3L))).isEqualTo(new Reach(9, List.of(new Gap(4, 9))));
        assertThat(Reach.of(2, 9, List.of())).isEqualTo(new Reach(9, List.of(new Gap(3, 9))));
    }

    @Test
    void what_was_cleared_before_the_head_changes_nothing() {
        assertThat(Reach.of(9, 5, List.of(10L))).isEqualTo(new Reach(10, List.of()));
    }
}
