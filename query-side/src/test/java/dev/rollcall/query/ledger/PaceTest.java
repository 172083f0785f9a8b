package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();
    private final long start = System.nanoTime();

    private boolean isFalling(int second, int late, int waiting) {
        var head = new Head(1, 1, Instant.EPOCH);
        var cycle = new Cycle(head, Duration.ofSeconds(late), List.of(), waiting, true, false);
        return pace.isFalling(cycle, start + TimeUnit.SECONDS.toNanos(second));
    }

    @Test
    void late_by_more_than_a_minute_and_over_a_minute_not_less_is_falling_behind() {
        assertThat(isFalling(1, 60, 10_000)).isFalse();
        assertThat(isFalling(60, 61, 20_000)).isFalse();
        assertThat(isFalling(62, 61, 20_000)).isTrue();
        assertThat(isFalling(70, 70, 30_000)).isTrue();
    }

    @Test
    void whoever_has_less_before_him_than_a_minute_ago_catches_up() {
        assertThat(isFalling(61, 5000, 90_000)).isFalse();
        assertThat(isFalling(122, 5061, 89_999)).isFalse();
        assertThat(isFalling(183, 5000, 95_000)).isFalse();
        assertThat(isFalling(244, 5000, 95_000)).isTrue();
        assertThat(isFalling(305, 4000, 95_000)).isFalse();
    }

    @Test
    void late_by_a_minute_is_no_longer_falling_behind() {
        assertThat(isFalling(1, 1, 5)).isFalse();
        assertThat(isFalling(62, 61, 9000)).isTrue();
        assertThat(isFalling(63, 60, 9000)).isFalse();
    }
}
