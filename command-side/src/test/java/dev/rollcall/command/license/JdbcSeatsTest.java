package dev.rollcall.command.license;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.testing.Sessions;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSeatsTest {
    private static final UUID LICENSE = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final JdbcSeats seats = new JdbcSeats(sessions.database(), sessions.transactions());
    private final JdbcSeatRows rows = new JdbcSeatRows(sessions.database(), sessions.transactions());

    @AfterEach
    void close() {
        sessions.close();
    }

    private void purchase(int size, NoSeatPolicy policy) {
        sessions.commit(
                () -> rows.purchase(sessions.organization(), new SeatsPurchased(LICENSE, "Enterprise", size, policy)));
    }

    private Optional<Seat> take() {
        return take(UUID.randomUUID());
    }

    private Optional<Seat> take(UUID user) {
        return sessions.commit(() -> seats.take(sessions.organization(), user)).map(Seat.class::cast);
    }

    private List<Seat> takeAll(int count) {
        return IntStream.range(0, count).mapToObj(at -> take().orElseThrow()).toList();
    }

    private boolean release(Seat seat) {
        return sessions.commit(() -> seats.release(sessions.organization(), seat));
    }

    private LicenseResized resize(int size) {
        return sessions.commit(() -> rows.resize(sessions.organization(), LICENSE, size));
    }

    /** Whose search begins at this seat. */
    private static UUID startingAt(int number) {
        long quarters = number - 1L;
        return new UUID(
                ((quarters >> 2) << 16) + ((quarters & 3) << 10),
                UUID.randomUUID().getLeastSignificantBits());
    }

    @Test
    void every_seat_is_taken_once_whoever_begins_where() {
        purchase(20, NoSeatPolicy.REJECT);
        assertThat(takeAll(20)).extracting(Seat::number).doesNotHaveDuplicates().allMatch(number -> number <= 20);
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 20, 20));
    }

    @Test
    void a_search_begins_where_the_user_says_and_wraps() {
        purchase(5, NoSeatPolicy.REJECT);
        assertThat(take(startingAt(5))).contains(new Seat(LICENSE, 5));
        assertThat(take(startingAt(5))).contains(new Seat(LICENSE, 1));
        assertThat(take(startingAt(4))).contains(new Seat(LICENSE, 4));
        assertThat(take(startingAt(4))).contains(new Seat(LICENSE, 2));
    }

    @Test
    void a_released_seat_is_free_at_once() {
        purchase(1, NoSeatPolicy.REJECT);
        var seat = take().orElseThrow();
        assertThat(release(seat)).as("gone").isFalse();
        assertThat(take()).contains(seat);
    }

    @Test
    void the_last_seat_is_had_when_the_transaction_that_locks_it_rolls_back() {
        purchase(1, NoSeatPolicy.REJECT);
        var other = sessions.open(() -> seats.take(sessions.organization(), UUID.randomUUID()));
        var waiting = sessions.meanwhile(() -> seats.take(sessions.organization(), UUID.randomUUID()));
        sessions.awaitWaiting();
        other.rollback();

        assertThat(waiting.join()).contains(new Seat(LICENSE, 1));
    }

    @Test
    void the_last_seat_is_refused_when_the_transaction_that_locks_it_commits() {
        purchase(1, NoSeatPolicy.REJECT);
        var other = sessions.open(() -> seats.take(sessions.organization(), UUID.randomUUID()));
        var waiting = sessions.meanwhile(() -> seats.take(sessions.organization(), UUID.randomUUID()));
        sessions.awaitWaiting();
        other.commit();

        assertThat(refusalOf(waiting::join)).isEqualTo(new NoFreeSeat("Enterprise", 1, 1));
    }

    @Test
    void whoever_waits_too_long_for_the_last_seat_has_lost_a_race_and_is_not_refused() {
        purchase(1, NoSeatPolicy.REJECT);
        var other = sessions.open(() -> seats.take(sessions.organization(), UUID.randomUUID()));

        assertThatThrownBy(() -> sessions.commit(() -> {
                    sessions.database().sql("SET LOCAL lock_timeout = '50ms'").update();
                    return seats.take(sessions.organization(), UUID.randomUUID());
                }))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("55P03"));
        other.rollback();
    }

    @Test
    void a_full_licence_may_let_members_be_active_seatless() {
        purchase(1, NoSeatPolicy.WITHOUT_SEAT);
        take();
        assertThat(take()).isEmpty();
    }

    @Test
    void the_rule_for_a_full_licence_can_change() {
        purchase(1, NoSeatPolicy.WITHOUT_SEAT);
        take();
        sessions.commit(() -> rows.policy(sessions.organization(), LICENSE, NoSeatPolicy.REJECT));
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 1, 1));
    }

    @Test
    void growing_adds_numbers_above_the_highest() {
        purchase(3, NoSeatPolicy.REJECT);
        assertThat(resize(5)).isEqualTo(new LicenseResized(LICENSE, 5, List.of(4, 5), List.of(), 0));
        assertThat(takeAll(5)).extracting(Seat::number).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void shrinking_retires_free_seats_from_the_top() {
        purchase(5, NoSeatPolicy.REJECT);
        take(startingAt(5));
        assertThat(resize(3)).isEqualTo(new LicenseResized(LICENSE, 3, List.of(), List.of(3, 4), 0));
        assertThat(takeAll(2)).extracting(Seat::number).containsExactlyInAnyOrder(1, 2);
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 3, 3));
    }

    @Test
    void shrinking_below_use_evicts_nobody_and_gives_no_seat_until_fewer_are_held_than_the_size() {
        purchase(4, NoSeatPolicy.REJECT);
        var held = takeAll(4);
        assertThat(resize(2)).isEqualTo(new LicenseResized(LICENSE, 2, List.of(), List.of(), 2));
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 4, 2));

        assertThat(release(held.get(0))).as("gone").isTrue();
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 3, 2));
        assertThat(release(held.get(1))).as("gone").isTrue();
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 2, 2));

        assertThat(release(held.get(2))).as("gone").isFalse();
        assertThat(take()).contains(held.get(2));
    }

    @Test
    void growing_again_takes_the_surplus_back() {
        purchase(4, NoSeatPolicy.REJECT);
        var held = takeAll(4);
        resize(1);
        assertThat(resize(3)).isEqualTo(new LicenseResized(LICENSE, 3, List.of(), List.of(), 1));
        assertThat(resize(6)).isEqualTo(new LicenseResized(LICENSE, 6, List.of(5, 6), List.of(), 0));
        assertThat(release(held.getFirst())).as("gone").isFalse();
    }

    @Test
    void of_two_who_release_the_only_surplus_seat_at_once_one_frees_a_seat() {
        purchase(3, NoSeatPolicy.REJECT);
        var held = takeAll(3);
        resize(2);
        var first = sessions.open(() -> seats.release(sessions.organization(), held.get(0)));
        var second = sessions.meanwhile(() -> seats.release(sessions.organization(), held.get(1)));
        sessions.awaitWaiting();
        first.commit();

        assertThat(second.join()).as("gone").isFalse();
        assertThat(take()).contains(held.get(1));
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 2, 2));
    }

    @Test
    void a_resize_waits_for_a_seat_that_is_being_taken() {
        purchase(2, NoSeatPolicy.REJECT);
        var taking = sessions.open(() -> seats.take(sessions.organization(), startingAt(2)));
        var resizing = sessions.meanwhile(() -> rows.resize(sessions.organization(), LICENSE, 1));
        sessions.awaitWaiting();
        taking.commit();

        assertThat(resizing.join()).isEqualTo(new LicenseResized(LICENSE, 1, List.of(), List.of(1), 0));
    }

    @Test
    void a_resize_keeps_no_other_organization_waiting() {
        purchase(2, NoSeatPolicy.REJECT);
        try (var neighbours = new Sessions(DATABASE.server(), DATABASE.admin())) {
            var theirs = new JdbcSeats(neighbours.database(), neighbours.transactions());
            var their = new JdbcSeatRows(neighbours.database(), neighbours.transactions());
            neighbours.commit(() -> their.purchase(
                    neighbours.organization(), new SeatsPurchased(UUID.randomUUID(), "Other", 9, NoSeatPolicy.REJECT)));
            var resizing = sessions.open(() -> rows.resize(sessions.organization(), LICENSE, 9));

            assertThat(neighbours.commit(() -> theirs.take(neighbours.organization(), UUID.randomUUID())))
                    .isPresent();

            resizing.commit();
        }
    }

    @Test
    void the_seats_of_another_organization_are_not_counted_or_taken() {
        purchase(1, NoSeatPolicy.REJECT);
        take();
        try (var neighbours = new Sessions(DATABASE.server(), DATABASE.admin())) {
            neighbours.commit(() -> new JdbcSeatRows(neighbours.database(), neighbours.transactions())
                    .purchase(neighbours.organization(), new SeatsPurchased(LICENSE, "Other", 9, NoSeatPolicy.REJECT)));
        }
        assertThat(refusalOf(this::take)).isEqualTo(new NoFreeSeat("Enterprise", 1, 1));
        assertThat(new Tables(DATABASE.admin())
                        .count("SELECT count(*) FROM seat WHERE license_id = ? AND holder IS NULL", LICENSE))
                .isPositive();
    }
}
