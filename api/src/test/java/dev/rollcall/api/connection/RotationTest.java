package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.connection.TokenUses.LastUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private static Optional<LastUse> used(Duration ago) {
        return Optional.of(new LastUse("k7q2m9xy", "10.0.0.7", NOW.minus(ago)));
    }

    private static String advice(Optional<LastUse> old, Optional<LastUse> successor) {
        return Rotation.advice(old, successor, NOW).orElseThrow();
    }

    @Test
    void an_old_token_that_is_still_in_use_is_kept() {
        assertThat(advice(used(Duration.ofMinutes(3)), used(Duration.ofMinutes(1))))
                .isEqualTo("It was last used 3 minutes ago from 10.0.0.7: do not revoke it yet.");
    }

    @Test
    void an_old_token_is_kept_until_somebody_uses_the_new_one() {
        assertThat(advice(used(Duration.ofDays(2)), Optional.empty()))
                .isEqualTo(
                        "It was last used 2 days ago from 10.0.0.7: do not revoke it yet, for nobody has used the new token so far.");
    }

    @Test
    void an_old_token_that_has_rested_may_go() {
        assertThat(advice(used(Duration.ofHours(2)), used(Duration.ofMinutes(1))))
                .isEqualTo(
                        "It was last used 2 hours ago from 10.0.0.7, and the new token is in use: you can revoke it.");
    }

    @Test
    void an_old_token_that_was_never_used_may_go() {
        assertThat(advice(Optional.empty(), Optional.empty())).isEqualTo("It was never used: you can revoke it.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a minute ago",
        "PT59S, less than a minute ago",
        "PT1M, 1 minute ago",
        "PT59M59S, 59 minutes ago",
        "PT1H, 1 hour ago",
        "PT23H, 23 hours ago",
        "PT24H, 1 day ago",
        "PT100H, 4 days ago"
    })
    void time_is_told_in_one_unit(Duration passed, String words) {
        assertThat(Rotation.ago(NOW.minus(passed), NOW)).isEqualTo(words);
    }
}
