package dev.rollcall.command.reconciliation;

import dev.rollcall.command.reconciliation.ReconciliationCommand.ReconcileLeavers;
import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.reconciliation.LeaverCounts;
import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent.LeaversReconciled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileLeaversTest {
    private static final Origin AUDITOR = Origins.admin(Origins.organization());
    private static final UUID ID = UUID.randomUUID();

    private final Decisions<Reconciliation> decisions =
            new Decisions<>(Reconciliation.class, fixture -> new ReconciliationHandler(fixture.getRepository()));

    private static LeaverFinding finding(int line, LeaverVerdict verdict, @Nullable Integer seat) {
        return new LeaverFinding(
                line, "userName", "u" + line, Instant.EPOCH, null, null, verdict, null, null, null, seat);
    }

    @Test
    void what_was_found_is_recorded_worst_first_and_counted() {
        var inTime = finding(2, LeaverVerdict.IN_TIME, null);
        var never = finding(3, LeaverVerdict.NEVER_DEPROVISIONED, 7);
        var neverBefore = finding(2, LeaverVerdict.NEVER_DEPROVISIONED, null);
        var unknown = finding(5, LeaverVerdict.UNKNOWN, null);

        decisions
                .given()
                .when(
                        AUDITOR,
                        new ReconcileLeavers(
                                ID,
                                Duration.ofHours(24),
                                "UTC",
                                "ab",
                                12,
                                List.of(inTime, never, unknown, neverBefore)))
                .recorded(new LeaversReconciled(
                        ID,
                        Duration.ofHours(24),
                        "UTC",
                        4,
                        new LeaverCounts(2, 0, 0, 1, 0, 1, 1),
                        "ab",
                        12,
                        List.of(neverBefore, never, unknown, inTime)));
    }
}
