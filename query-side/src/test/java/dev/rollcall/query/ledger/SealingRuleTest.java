package dev.rollcall.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which numbers may be taken for dead, tried out in every order of a few writers and sealers: draws, savepoints,
 * commits, rollbacks, sealers that compete, and sealers that freeze, lose their lock and go on.
 */
@Tag("long")
class SealingRuleTest {
    private static final int ALL = 31;

    static Stream<Scope> scopes() {
        return Stream.of(
                new Scope(Rule.AFTERWARDS, List.of(1, 1, 1), 1, 4, 1, 0, ALL, false),
                new Scope(Rule.AFTERWARDS, List.of(2, 1, 1), 1, 3, 1, 0, ALL, false),
                new Scope(Rule.AFTERWARDS, List.of(2, 2), 1, 4, 2, 0, ALL, false),
                new Scope(Rule.AFTERWARDS, List.of(2, 1), 2, 2, 0, 1, ALL, false),
                new Scope(Rule.AFTERWARDS, List.of(1, 1, 1), 2, 2, 1, 1, ALL, false),
                new Scope(Rule.AFTERWARDS, List.of(2, 1, 1), 1, 4, 1, 0, 1, false),
                new Scope(Rule.AFTERWARDS, List.of(2, 1), 2, 2, 0, 1, 1, false));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void nothing_is_lost_doubled_or_out_of_order_and_all_is_sealed_in_the_end(Scope scope) {
        assertThat(new Simulator(scope).failure()).isEmpty();
    }

    static Stream<Scope> timed() {
        return Stream.of(
                new Scope(Rule.AFTERWARDS, List.of(1, 1), 1, 3, 1, 0, ALL, true),
                new Scope(Rule.AFTERWARDS, List.of(2, 1), 1, 3, 1, 0, ALL, true),
                new Scope(Rule.AFTERWARDS, List.of(1, 1), 1, 5, 0, 0, 1, true),
                new Scope(Rule.AFTERWARDS, List.of(2, 1), 1, 4, 0, 0, 1, true),
                new Scope(Rule.AFTERWARDS, List.of(1, 1), 2, 2, 0, 0, 1, true),
                new Scope(Rule.AFTERWARDS, List.of(2), 2, 2, 0, 1, 1, true));
    }

    @ParameterizedTest
    @MethodSource("timed")
    void nothing_recorded_before_sealedThrough_is_missing_or_comes_later(Scope scope) {
        assertThat(new Simulator(scope).failure()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"SNAPSHOT_XMAX", "INSIDE_THE_SEALING_TRANSACTION"})
    void a_rule_that_notes_too_early_loses_an_event(Rule rule) {
        var failure = new Simulator(new Scope(rule, List.of(1, 1), 1, 2, 0, 0, ALL, false)).failure();
        assertThat(failure).hasValueSatisfying(story -> assertThat(story).contains("never sealed"));
    }

    @Test
    void sealing_below_the_horizon_turns_cause_and_effect_round() {
        var failure = new Simulator(new Scope(Rule.XMIN_HORIZON, List.of(1, 1, 1), 1, 2, 0, 0, ALL, false)).failure();
        assertThat(failure).hasValueSatisfying(story -> assertThat(story).contains("out of order"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"LAST_OF_THE_BATCH", "LAST_BEFORE_CLEARED"})
    void a_rule_that_looks_at_too_few_events_tells_a_time_too_early(Rule rule) {
        var failure = new Simulator(new Scope(rule, List.of(1, 1), 1, 3, 0, 0, 1, true)).failure();
        assertThat(failure).hasValueSatisfying(story -> assertThat(story).contains("not all is sealed through"));
    }
}
