package dev.rollcall.command.license;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Sessions;
import dev.rollcall.command.user.Seats.Place;
import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.command.user.Seats.Ticket;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a full licence gives: a ticket, or a seat beyond its size. */
class JdbcSeatQueueTest {
    private static final UUID LICENSE = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final JdbcSeats seats = new JdbcSeats(sessions.database(), sessions.transactions());
    private final JdbcSeatRows rows = new JdbcSeatRows(sessions.database(), sessions.transactions());
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @AfterEach
    void close() {
        sessions.close();
    }

    private void purchase(int size, NoSeatPolicy policy) {
        sessions.commit(
                () -> rows.purchase(sessions.organization(), new SeatsPurchased(LICENSE, "Enterprise", size, policy)));
    }

    private void allow(int overage) {
        sessions.commit(() -> rows.overage(sessions.organization(), LICENSE, overage));
    }

    private LicenseResized resize(int size) {
        return sessions.commit(() -> rows.resize(sessions.organization(), LICENSE, size));
    }

    private Place take(UUID user) {
        return sessions.commit(() -> seats.take(sessions.organization(), user)).orElseThrow();
    }

    private Seat seat() {
        return (Seat) take(UUID.randomUUID());
    }

    private boolean release(Seat seat) {
        return sessions.commit(() -> seats.release(sessions.organization(), seat));
    }

    private Optional<Seat> grant(UUID user) {
        return sessions.commit(() -> seats.grant(sessions.organization(), user));
    }

    @Test
    void who_finds_no_seat_gets_a_ticket_in_the_order_of_coming() {
        purchase(1, NoSeatPolicy.WAITLIST);
        seat();
        assertThat(take(first)).isEqualTo(new Ticket(LICENSE, 1));
        assertThat(take(second)).isEqualTo(new Ticket(LICENSE, 2));
    }

    @Test
    void a_freed_seat_is_granted_to_who_waits_longest_alone() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        take(second);
        assertThat(grant(first)).as("while none is free").isEmpty();

        assertThat(release(held)).as("gone").isFalse();

        assertThat(grant(second)).as("out of turn").isEmpty();
        assertThat(grant(first)).contains(held);
        assertThat(grant(first)).as("twice").isEmpty();
        assertThat(grant(second)).as("while none is free").isEmpty();
    }

    @Test
    void whoever_comes_while_others_wait_passes_nobody_by() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        release(held);

        assertThat(take(second)).isEqualTo(new Ticket(LICENSE, 2));
        assertThat(grant(first)).contains(held);
    }

    @Test
    void whoever_leaves_the_queue_is_passed_over() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        take(second);
        sessions.commit(() -> seats.leave(sessions.organization(), first));
        release(held);

        assertThat(grant(first)).isEmpty();
        assertThat(grant(second)).contains(held);
    }

    @Test
    void of_two_nodes_that_grant_at_once_one_does() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        take(second);
        release(held);
        var one = sessions.open(() -> seats.grant(sessions.organization(), first));
        var other = sessions.meanwhile(() -> seats.grant(sessions.organization(), first));
        sessions.awaitWaiting();
        one.commit();

        assertThat(other.join()).isEmpty();
        assertThat(grant(second)).as("while none is free").isEmpty();
    }

    /** As if the node had ended in the midst of it. */
    @Test
    void a_grant_that_does_not_come_to_its_end_leaves_the_seat_free_and_the_queue_as_it_was() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        take(second);
        release(held);
        sessions.open(() -> seats.grant(sessions.organization(), first)).rollback();

        assertThat(grant(second)).as("out of turn").isEmpty();
        assertThat(grant(first)).contains(held);
        assertThat(grant(second)).as("while none is free").isEmpty();
    }

    @Test
    void a_grant_waits_for_who_is_about_to_leave() {
        purchase(1, NoSeatPolicy.WAITLIST);
        var held = seat();
        take(first);
        take(second);
        release(held);
        var leaving = sessions.open(() -> seats.leave(sessions.organization(), first));
        var granting = sessions.meanwhile(() -> seats.grant(sessions.organization(), first));
        sessions.awaitWaiting();
        leaving.commit();

        assertThat(granting.join()).isEmpty();
        assertThat(grant(second)).contains(held);
    }

    @Test
    void nobody_waiting_is_granted_a_seat_before_fewer_are_held_than_the_size() {
        purchase(2, NoSeatPolicy.WAITLIST);
        var one = seat();
        var other = seat();
        take(first);
        resize(1);

        assertThat(release(one)).as("gone").isTrue();
        assertThat(grant(first)).isEmpty();
        assertThat(release(other)).as("gone").isFalse();
        assertThat(grant(first)).isPresent();
    }

    @Test
    void a_growing_licence_has_seats_for_those_who_wait() {
        purchase(1, NoSeatPolicy.WAITLIST);
        seat();
        take(first);
        resize(2);
        assertThat(grant(first)).contains(new Seat(LICENSE, 2));
    }

    @Test
    void seats_beyond_the_size_are_made_up_to_what_is_allowed() {
        purchase(2, NoSeatPolicy.OVERAGE);
        allow(2);
        seat();
        seat();
        assertThat(seat()).isEqualTo(new Seat(LICENSE, 3, true));
        assertThat(seat()).isEqualTo(new Seat(LICENSE, 4, true));
        assertThat(refusalOf(this::seat)).isEqualTo(new NoFreeSeat("Enterprise", 4, 2));
    }

    @Test
    void each_release_retires_a_seat_until_no_more_are_held_than_the_size() {
        purchase(1, NoSeatPolicy.OVERAGE);
        allow(1);
        var bought = seat();
        var beyond = seat();

        assertThat(release(bought)).as("gone").isTrue();
        assertThat(release(beyond)).as("gone").isFalse();
        assertThat(seat()).isEqualTo(new Seat(LICENSE, beyond.number()));
    }

    @Test
    void what_is_released_before_the_lock_is_had_is_taken_first() {
        purchase(1, NoSeatPolicy.OVERAGE);
        allow(1);
        var held = seat();
        var releasing = sessions.open(() -> seats.release(sessions.organization(), held));
        var taking = sessions.meanwhile(() -> seats.take(sessions.organization(), first));
        sessions.awaitWaiting();
        releasing.commit();

        assertThat(taking.join()).contains(held);
    }

    @Test
    void of_two_who_want_the_last_seat_beyond_the_size_one_gets_it() {
        purchase(1, NoSeatPolicy.OVERAGE);
        allow(1);
        seat();
        var one = sessions.open(() -> seats.take(sessions.organization(), first));
        var other = sessions.meanwhile(() -> seats.take(sessions.organization(), second));
        sessions.awaitWaiting();
        one.commit();

        assertThat(refusalOf(other::join)).isEqualTo(new NoFreeSeat("Enterprise", 2, 1));
    }

    @Test
    void a_growing_licence_takes_seats_beyond_its_size_in() {
        purchase(1, NoSeatPolicy.OVERAGE);
        allow(2);
        seat();
        seat();
        seat();
        assertThat(resize(2)).isEqualTo(new LicenseResized(LICENSE, 2, List.of(), List.of(), 1));
        assertThat(resize(4)).isEqualTo(new LicenseResized(LICENSE, 4, List.of(4), List.of(), 0));
    }

    @Test
    void who_waited_before_overage_was_allowed_has_the_first_of_it() {
        purchase(1, NoSeatPolicy.WAITLIST);
        seat();
        take(first);
        sessions.commit(() -> rows.policy(sessions.organization(), LICENSE, NoSeatPolicy.OVERAGE));
        allow(1);

        assertThat(refusalOf(() -> take(second))).isEqualTo(new NoFreeSeat("Enterprise", 1, 1));
        assertThat(grant(first)).contains(new Seat(LICENSE, 2, true));
    }
}
