package dev.rollcall.command.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseRefusal.LicenseUnknown;
import dev.rollcall.kernel.license.NoSeatPolicy;
import org.junit.jupiter.api.Test;

class ChangeNoSeatPolicyTest {
    private final RecordingSeatRows rows = new RecordingSeatRows();

    private static ChangeNoSeatPolicy changing(NoSeatPolicy policy) {
        return new ChangeNoSeatPolicy(RecordingSeatRows.LICENSE, policy);
    }

    @Test
    void another_rule_holds() {
        rows.decisions()
                .given(RecordingSeatRows.PURCHASED)
                .when(RecordingSeatRows.OWNER, changing(NoSeatPolicy.WITHOUT_SEAT))
                .recorded(new NoSeatPolicyChanged(RecordingSeatRows.LICENSE, NoSeatPolicy.WITHOUT_SEAT));
        assertThat(rows.asked).containsExactly("policy WITHOUT_SEAT");
    }

    @Test
    void the_same_rule_records_nothing() {
        rows.decisions()
                .given(
                        RecordingSeatRows.PURCHASED,
                        new NoSeatPolicyChanged(RecordingSeatRows.LICENSE, NoSeatPolicy.WITHOUT_SEAT))
                .when(RecordingSeatRows.OWNER, changing(NoSeatPolicy.WITHOUT_SEAT))
                .nothing();
        assertThat(rows.asked).isEmpty();
    }

    @Test
    void an_unknown_licence_is_refused() {
        rows.decisions()
                .given()
                .when(RecordingSeatRows.OWNER, changing(NoSeatPolicy.REJECT))
                .refused(new LicenseUnknown(RecordingSeatRows.LICENSE));
    }
}
