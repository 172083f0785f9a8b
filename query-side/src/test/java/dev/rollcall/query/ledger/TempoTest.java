package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty milliseconds of work on seals up to 100, where the ledger ended by then. */
class TempoTest {
    private static final long START = Long.MAX_VALUE - 1;
    private static final long MANY = 1_000;

    private final Tempo tempo = new Tempo(50);

    private static long after(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @BeforeEach
    void writeOnePage() {
        tempo.begin(0, 100, START);
        tempo.beginPage(START);
        tempo.wrote(100, 100, after(20));
    }

    @Test
    void while_others_write_it_rests_fifty_times_as_long_as_it_worked() {
        assertThat(tempo.admits(100, MANY, after(1_019))).isFalse();
        assertThat(tempo.admits(100, MANY, after(1_020))).isTrue();
    }

    @Test
    void where_nobody_writes_it_goes_on_at_once() {
        assertThat(tempo.admits(100, 100, after(21))).isTrue();
    }

    @Test
    void where_less_than_twenty_facts_a_second_come_it_goes_on() {
        assertThat(tempo.admits(100, 102, after(119))).isFalse();
        assertThat(tempo.admits(100, 102, after(120))).isTrue();
    }

    @Test
    void no_page_is_read_before_the_one_before_is_written() {
        assertThat(tempo.admits(101, MANY, after(20_000))).isFalse();
    }

    @Test
    void a_long_page_is_followed_by_no_longer_rest_than_ten_seconds() {
        tempo.beginPage(after(1_000));
        tempo.wrote(200, 300, after(3_000));
        assertThat(tempo.admits(200, MANY, after(12_999))).isFalse();
        assertThat(tempo.admits(200, MANY, after(13_000))).isTrue();
    }

    @Test
    void a_short_page_is_followed_by_no_shorter_rest_than_a_quarter_of_a_second() {
        tempo.beginPage(after(1_000));
        tempo.wrote(200, 300, after(1_001));
        assertThat(tempo.admits(200, MANY, after(1_250))).isFalse();
        assertThat(tempo.admits(200, MANY, after(1_251))).isTrue();
    }

    @Test
    void without_rest_it_goes_on_at_once() {
        var restless = new Tempo(0);
        restless.beginPage(START);
        restless.wrote(100, 100, after(20));
        assertThat(restless.admits(100, MANY, after(20))).isTrue();
    }

    @Test
    void whoever_begins_anew_has_nothing_to_rest_from() {
        tempo.begin(50, 120, after(30));
        assertThat(tempo.admits(50, MANY, after(30))).isTrue();
    }
}
