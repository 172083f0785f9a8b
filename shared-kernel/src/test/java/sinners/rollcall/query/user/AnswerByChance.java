package sinners.rollcall.query.user;

import dev.rollcall.kernel.testing.Breaks;
import java.util.Random;

/** Throws dice. */
@Breaks("time_and_identity_come_from_outside")
final class AnswerByChance {
    private final Random dice = new Random();

    int answer() {
        return dice.nextInt();
    }
}
