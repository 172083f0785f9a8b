package dev.rollcall.query.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hours are counted from an instant at which somebody left; a day may pass until access ends. */
class JudgementTest {
    private static final Instant LEFT = Instant.parse("2026-03-31T22:00:00Z");
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final AccessStory story = new AccessStory();

    private static Instant hour(long hours) {
        return LEFT.plus(Duration.ofHours(hours));
    }

    private Judgement judged(long now) {
        return Judgement.of(story.times(), LEFT, Duration.ofHours(24), hour(now));
    }

    @Test
    void access_that_never_ends_is_a_finding_as_soon_as_the_delay_is_over() {
        story.begin(FIRST, hour(-100));

        assertThat(judged(24)).isEqualTo(Judgement.plain(LeaverVerdict.NOT_YET_DUE, null));
        assertThat(judged(25)).isEqualTo(Judgement.plain(LeaverVerdict.NEVER_DEPROVISIONED, null));
    }

    @Test
    void an_end_is_in_time_up_to_the_last_instant_of_the_delay() {
        story.begin(FIRST, hour(-100));
        story.end(FIRST, hour(24));

        assertThat(judged(99)).isEqualTo(Judgement.plain(LeaverVerdict.IN_TIME, hour(24)));
    }

    @Test
    void a_later_end_is_too_late() {
        story.begin(FIRST, hour(-100));
        story.end(FIRST, hour(24).plusMillis(1));

        assertThat(judged(99).verdict()).isEqualTo(LeaverVerdict.TOO_LATE);
    }

    @Test
    void who_came_back_after_leaving_is_told_from_when_to_when() {
        story.begin(FIRST, hour(-100));
        story.end(FIRST, hour(1));
        story.begin(FIRST, hour(2));
        assertThat(judged(3)).isEqualTo(new Judgement(LeaverVerdict.REACTIVATED, hour(1), hour(2), null));

        story.end(FIRST, hour(5));
        assertThat(judged(99)).isEqualTo(new Judgement(LeaverVerdict.REACTIVATED, hour(1), hour(2), hour(5)));
    }

    @Test
    void what_came_and_went_before_leaving_does_not_count() {
        story.begin(FIRST, hour(-100));
        story.end(FIRST, hour(-50));
        story.begin(FIRST, hour(-40));
        story.end(FIRST, hour(-1));

        assertThat(judged(99)).isEqualTo(Judgement.plain(LeaverVerdict.IN_TIME, hour(-1)));
    }

    @Test
    void a_second_account_that_begins_before_the_first_ends_is_no_coming_back() {
        story.begin(FIRST, hour(-100));
        story.begin(SECOND, hour(1));
        story.end(FIRST, hour(2));

        assertThat(judged(99).verdict()).isEqualTo(LeaverVerdict.NEVER_DEPROVISIONED);
    }

    @Test
    void a_second_account_after_the_first_has_ended_is_one() {
        story.begin(FIRST, hour(-100));
        story.end(FIRST, hour(1));
        story.begin(SECOND, hour(30));

        assertThat(judged(99)).isEqualTo(new Judgement(LeaverVerdict.REACTIVATED, hour(1), hour(30), null));
    }

    @Test
    void access_that_first_began_after_leaving_has_to_end_all_the_same() {
        story.begin(FIRST, hour(1));
        assertThat(judged(99).verdict()).isEqualTo(LeaverVerdict.NEVER_DEPROVISIONED);
    }

    @Test
    void who_was_known_and_never_active_is_no_finding() {
        story.end(FIRST, hour(1));

        assertThat(judged(99)).isEqualTo(Judgement.plain(LeaverVerdict.IN_TIME, null));
    }
}
