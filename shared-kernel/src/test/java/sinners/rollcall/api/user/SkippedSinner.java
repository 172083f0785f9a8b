package sinners.rollcall.api.user;

import dev.rollcall.kernel.testing.Breaks;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Tests that never run. */
@Breaks("no_test_is_disabled")
class SkippedSinner {
    @Test
    @Disabled
    void sometimes_fails() {}
}
