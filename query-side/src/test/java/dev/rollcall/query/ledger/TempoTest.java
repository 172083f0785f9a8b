package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty milliseconds of work on seals up to 100, where the ledger ended by then. */
class TempoTest {
    private static final long START = Long.MAX_VALUE - 1;
    private static final long WRITTEN = 20;

    private final Tempo tempo = new Tempo(50);

    private static long after(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @BeforeEach
    void writeOnePage() {
        tempo.begin(0, 100, START);
        tempo.beginPage(START);
        tempo.wrote(100, 100, after(WRITTEN));
    }

    /** So many milliseconds after the page was written, where facts come at an even pace. */
    private boolean goesOn(long rested, long factsASecond) {
        return tempo.admits(100, 100 + factsASecond * rested / 1_000, after(WRITTEN + rested));
    }

    @Test
    void where_a_thousand_facts_a_second_come_it_rests_fifty_times_as_long_as_it_worked() {
        assertThat(goesOn(999, 1_000)).isFalse();
        assertThat(goesOn(1_000, 1_000)).isTrue();
    }

    @Test
    void where_more_come_it_rests_longer() {
        assertThat(goesOn(3_999, 4_000)).isFalse();
        assertThat(goesOn(4_000, 4_000)).isTrue();
    }

    @Test
    void where_fewer_come_it_rests_shorter() {
        assertThat(goesOn(395, 400)).isFalse();
        assertThat(goesOn(400, 400)).isTrue();
    }

    @Test
    void where_nobody_writes_it_goes_on_at_once() {
        assertThat(goesOn(1, 0)).isTrue();
    }

    @Test
    void once_nobody_writes_any_more_it_goes_on_soon() {
        assertThat(tempo.admits(100, 2_100, after(WRITTEN + 1_413))).isFalse();
        assertThat(tempo.admits(100, 2_100, after(WRITTEN + 1_415))).isTrue();
    }

    @Test
    void where_less_than_twenty_facts_a_second_come_it_goes_on() {
        assertThat(tempo.admits(100, 102, after(WRITTEN + 99))).isFalse();
        assertThat(tempo.admits(100, 102, after(WRITTEN + 100))).isTrue();
    }

    @Test
    void who_is_far_behind_does_not_rest() {
        assertThat(tempo.admits(100, 200_100, after(WRITTEN + 1))).isFalse();
        assertThat(tempo.admits(100, 200_101, after(WRITTEN + 1))).isTrue();
    }

    @Test
    void no_page_is_read_before_the_one_before_is_written() {
        assertThat(tempo.admits(101, 100, after(WRITTEN + 60_000))).isFalse();
    }

    @Test
    void a_long_page_is_followed_by_no_longer_rest_than_half_a_minute() {
        tempo.beginPage(after(1_000));
        tempo.wrote(100, 100, after(3_000));
        assertThat(tempo.admits(100, 90_000, after(32_999))).isFalse();
        assertThat(tempo.admits(100, 90_000, after(33_000))).isTrue();
    }

    @Test
    void a_short_page_is_followed_by_no_shorter_rest_than_a_quarter_of_a_second() {
        tempo.beginPage(after(1_000));
        tempo.wrote(100, 100, after(1_001));
        assertThat(tempo.admits(100, 200, after(1_250))).isFalse();
        assertThat(tempo.admits(100, 200, after(1_251))).isTrue();
    }

    @Test
    void without_rest_it_goes_on_at_once() {
        var restless = new Tempo(0);
        restless.beginPage(START);
        restless.wrote(100, 100, after(WRITTEN));
        assertThat(restless.admits(100, 1_000, after(WRITTEN))).isTrue();
    }

    @Test
    void whoever_begins_anew_has_nothing_to_rest_from() {
        tempo.begin(50, 120, after(30));
        assertThat(tempo.admits(50, 1_000, after(30))).isTrue();
    }
}
