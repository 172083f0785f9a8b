package sinners.rollcall.api.user;

import dev.rollcall.kernel.testing.Breaks;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** A test class that never runs. */
@Breaks("no_test_is_disabled")
@Disabled
class SkippedWholeSinner {
    @Test
    void would_fail() {}
}
