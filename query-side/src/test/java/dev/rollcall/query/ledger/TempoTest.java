package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty milliseconds of work on seals up to 100, while the ledger went from 100 to 120. */
class TempoTest {
    private static final long START = Long.MAX_VALUE - 1;

    private final Tempo tempo = new Tempo();
    private long rest;

    private static long after(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @BeforeEach
    void writeOnePage() {
        tempo.begin(0, 100, START);
        tempo.beginPage(START);
        rest = tempo.wrote(100, 100, after(20));
    }

    @Test
    void while_others_write_it_rests_fifty_times_as_long_as_it_worked() {
        assertThat(rest).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_000));
        assertThat(tempo.admits(100, 120, after(1_019))).isFalse();
        assertThat(tempo.admits(100, 120, after(1_020))).isTrue();
    }

    @Test
    void where_nobody_writes_it_goes_on_at_once() {
        assertThat(tempo.admits(100, 100, after(21))).isTrue();
    }

    @Test
    void no_page_is_read_before_the_one_before_is_written() {
        assertThat(tempo.admits(101, 120, after(20_000))).isFalse();
    }

    @Test
    void a_long_page_is_followed_by_no_longer_rest_than_ten_seconds() {
        tempo.beginPage(after(1_000));
        assertThat(tempo.wrote(200, 300, after(3_000))).isEqualTo(TimeUnit.SECONDS.toNanos(10));
        assertThat(tempo.admits(200, 301, after(12_999))).isFalse();
        assertThat(tempo.admits(200, 301, after(13_000))).isTrue();
    }

    @Test
    void a_short_page_is_followed_by_no_shorter_rest_than_a_quarter_of_a_second() {
        tempo.beginPage(after(1_000));
        assertThat(tempo.wrote(200, 300, after(1_001))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
    }

    @Test
    void whoever_begins_anew_has_nothing_to_rest_from() {
        tempo.begin(50, 120, after(30));
        assertThat(tempo.admits(50, 130, after(30))).isTrue();
    }
}
