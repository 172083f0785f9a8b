package dev.rollcall.command.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseRefusal.LicenseUnknown;
import dev.rollcall.kernel.license.LicenseRefusal.OverageOutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowOverageTest {
    private final RecordingSeatRows rows = new RecordingSeatRows();

    private static AllowOverage allowing(int seats) {
        return new AllowOverage(RecordingSeatRows.LICENSE, seats);
    }

    @Test
    void so_many_seats_beyond_the_size_are_allowed() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, allowing(5))
                .recorded(new OverageAllowed(RecordingSeatRows.LICENSE, 5));
        assertThat(rows.asked).containsExactly("overage 5");
    }

    @Test
    void none_is_allowed_unless_it_is_said() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, allowing(0))
                .nothing();
    }

    @Test
    void the_same_number_records_nothing() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED, new OverageAllowed(RecordingSeatRows.LICENSE, 5))
                .when(RecordingSeatRows.OWNER, allowing(5))
                .nothing();
        assertThat(rows.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 500_001})
    void a_number_out_of_range_is_refused(int seats) {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, allowing(seats))
                .refused(new OverageOutOfRange(seats, 500_000));
    }

    @Test
    void an_unknown_licence_is_refused() {
        rows.decisions()
                .given()
                .when(RecordingSeatRows.OWNER, allowing(5))
                .refused(new LicenseUnknown(RecordingSeatRows.LICENSE));
    }
}
