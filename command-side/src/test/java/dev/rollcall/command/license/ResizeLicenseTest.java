package dev.rollcall.command.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.kernel.license.LicenseRefusal.LicenseUnknown;
import dev.rollcall.kernel.license.LicenseRefusal.SizeOutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeLicenseTest {
    private final RecordingSeatRows rows = new RecordingSeatRows();

    private static ResizeLicense resizing(int seats) {
        return new ResizeLicense(RecordingSeatRows.LICENSE, seats);
    }

    @Test
    void the_fact_says_which_seats_came_and_went() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, resizing(40))
                .recorded(RecordingSeatRows.resizedTo(40));
    }

    @Test
    void the_same_size_records_nothing() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED, RecordingSeatRows.resizedTo(40))
                .when(RecordingSeatRows.OWNER, resizing(40))
                .nothing();
        assertThat(rows.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 500_001})
    void a_size_out_of_range_is_refused(int seats) {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, resizing(seats))
                .refused(new SizeOutOfRange(seats, 500_000));
    }

    @Test
    void an_unknown_licence_is_refused() {
        rows.decisions()
                .given()
                .when(RecordingSeatRows.OWNER, resizing(40))
                .refused(new LicenseUnknown(RecordingSeatRows.LICENSE));
    }
}
