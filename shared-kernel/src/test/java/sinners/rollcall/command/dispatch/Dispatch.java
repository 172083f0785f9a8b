package sinners.rollcall.command.dispatch;

import dev.rollcall.kernel.testing.Breaks;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** May throw dice to pause, but may not know the time. */
@Breaks("time_and_identity_come_from_outside")
final class Dispatch {
    int pause() {
        return ThreadLocalRandom.current().nextInt();
    }

    Instant time() {
        return Instant.now();
    }
}
