package sinners.rollcall.kernel.user;

import dev.rollcall.kernel.testing.Breaks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Asks clocks. */
@Breaks("time_and_identity_come_from_outside")
final class FactThatKnowsTheTime {
    Instant time() {
        return Instant.now();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
