package dev.rollcall.api.ledger;

import dev.rollcall.query.audit.ViewCheck;
import dev.rollcall.query.audit.ViewDifference;
import dev.rollcall.query.ledger.Followers;
import dev.rollcall.query.ledger.LedgerCheck;
import dev.rollcall.query.ledger.SealCheck;
import dev.rollcall.query.ledger.SealedRow;
import dev.rollcall.query.ledger.Stall;
import dev.rollcall.query.ledger.StallAlarm;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down where sealing does not get on, or what is stored is not what was sealed. Requests are served all the same. */
final class SealingHealth extends AbstractHealthIndicator {
    private final SealerThread sealer;
    private final StallAlarm alarm;
    private final LedgerCheck check;
    private final SealCheck seals;
    private final ViewCheck views;
    private final LedgerRound round;
    private final Followers following;

    SealingHealth(
            SealerThread sealer,
            StallAlarm alarm,
            LedgerCheck check,
            SealCheck seals,
            ViewCheck views,
            LedgerRound round,
            Followers following) {
        super("The state of the ledger is not known");
        this.sealer = sealer;
        this.alarm = alarm;
        this.check = check;
        this.seals = seals;
        this.views = views;
        this.round = round;
        this.following = following;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("waiting", round.backlog().events()).withDetail("followers", round.followers());
        var stall = alarm.stall();
        if (stall.isPresent()) {
            stalled(health, stall.get());
        }
        var failure = sealer.failure();
        if (failure != null) {
            health.down().withDetail("failure", String.valueOf(failure.getMessage()));
        }
        if (!check.missing().isEmpty()) {
            health.down().withDetail("missing", check.missing());
        }
        if (!seals.altered().isEmpty()) {
            health.down()
                    .withDetail(
                            "altered",
                            seals.altered().stream().map(SealedRow::where).toList());
        }
        if (!views.different().isEmpty()) {
            health.down()
                    .withDetail(
                            "different",
                            views.different().stream()
                                    .map(ViewDifference::where)
                                    .toList());
        }
        if (!round.failing().isEmpty()) {
            health.down().withDetail("unknown", round.failing());
        }
        if (!following.failing().isEmpty()) {
            health.down().withDetail("failing", following.failing());
        }
    }

    private static void stalled(Health.Builder health, Stall stall) {
        health.down()
                .withDetail("stall", stall.told())
                .withDetail("seconds", stall.age().toSeconds());
        stall.behind().ifPresent(transaction -> health.withDetail("pid", transaction.pid()));
    }
}
