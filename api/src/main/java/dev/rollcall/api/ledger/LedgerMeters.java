package dev.rollcall.api.ledger;

import dev.rollcall.query.audit.ViewCheck;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.LedgerCheck;
import dev.rollcall.query.ledger.OldTransaction;
import dev.rollcall.query.ledger.SealCheck;
import dev.rollcall.query.ledger.Stall;
import dev.rollcall.query.ledger.StallAlarm;
import dev.rollcall.query.proof.Contradictions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** How the ledger gets on, in numbers. */
final class LedgerMeters implements MeterBinder {
    private final LedgerRound round;
    private final LedgerCheck check;
    private final SealCheck seals;
    private final Contradictions contradictions;
    private final ViewCheck views;
    private final StallAlarm alarm;
    private final List<Follower> followers;

    LedgerMeters(
            LedgerRound round,
            LedgerCheck check,
            SealCheck seals,
            Contradictions contradictions,
            ViewCheck views,
            StallAlarm alarm,
            List<Follower> followers) {
        this.round = round;
        this.check = check;
        this.seals = seals;
        this.contradictions = contradictions;
        this.views = views;
        this.alarm = alarm;
        this.followers = followers;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "waiting",
                "Events that are committed and not sealed",
                () -> round.backlog().events());
        gauge(
                meters,
                "waiting.age",
                "Seconds since the eldest of them was recorded",
                () -> seconds(round.backlog().age()));
        gauge(
                meters,
                "missing",
                "Events that the ledger has passed: must be 0",
                () -> check.missing().size());
        gauge(
                meters,
                "altered",
                "Events that are not those that were sealed: must be 0",
                () -> seals.altered().size());
        gauge(
                meters,
                "contradicted",
                "Organizations whose ledger is not what was signed of it: must be 0",
                () -> contradictions.all().size());
        Gauge.builder(
                        "rollcall.views.different",
                        views,
                        check -> check.different().size())
                .description("Attributes that a view shows otherwise than the events say: must be 0")
                .register(meters);
        gauge(
                meters,
                "stall.age",
                "Seconds that the transaction is open which holds sealing back, or that sealing is late; else 0",
                () -> alarm.stall().map(Stall::age).map(LedgerMeters::seconds).orElse(0.0));
        gauge(
                meters,
                "stall.pid",
                "PostgreSQL's process of that transaction, 0 for none",
                () -> alarm.stall()
                        .flatMap(Stall::behind)
                        .map(OldTransaction::pid)
                        .orElse(0));
        followers.forEach(follower -> Gauge.builder(
                        "rollcall.ledger.follower.lag",
                        round,
                        now -> now.followers().getOrDefault(follower.name(), 0L))
                .description("Facts that are sealed and that the follower has still to read")
                .tag("follower", follower.name())
                .register(meters));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static void gauge(MeterRegistry meters, String name, String says, Supplier<Number> value) {
        Gauge.builder("rollcall.ledger." + name, value).description(says).register(meters);
    }
}
