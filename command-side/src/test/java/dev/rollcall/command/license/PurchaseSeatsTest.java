package dev.rollcall.command.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.SizeOutOfRange;
import dev.rollcall.kernel.license.NoSeatPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseSeatsTest {
    private final RecordingSeatRows rows = new RecordingSeatRows();

    private static PurchaseSeats purchasing(int seats) {
        return new PurchaseSeats(RecordingSeatRows.LICENSE, "Enterprise", seats, NoSeatPolicy.REJECT);
    }

    @Test
    void a_licence_exists_with_its_seats() {
        rows.decisions().given().when(RecordingSeatRows.OWNER, purchasing(50)).recorded(RecordingSeatRows.PURCHASED);
        assertThat(rows.asked).containsExactly("purchase 50");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 500_001})
    void a_size_out_of_range_is_refused_before_any_seat_is_made(int seats) {
        rows.decisions()
                .given()
                .when(RecordingSeatRows.OWNER, purchasing(seats))
                .refused(new SizeOutOfRange(seats, 500_000));
        assertThat(rows.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500_000})
    void the_ends_of_the_range_are_in_it(int seats) {
        rows.decisions()
                .given()
                .when(RecordingSeatRows.OWNER, purchasing(seats))
                .recorded(new SeatsPurchased(RecordingSeatRows.LICENSE, "Enterprise", seats, NoSeatPolicy.REJECT));
    }
}
