package dev.rollcall.api.proof;

import dev.rollcall.query.proof.Contradictions;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down where a ledger contradicts what was signed of it. That checkpoints are not taken outside is told, and no trouble of ours. */
final class CheckpointHealth extends AbstractHealthIndicator {
    private final Contradictions contradictions;
    private final HandOuts handOuts;
    private final List<Rounds> rounds;

    CheckpointHealth(Contradictions contradictions, HandOuts handOuts, List<Rounds> rounds) {
        super("The state of the checkpoints is not known");
        this.contradictions = contradictions;
        this.handOuts = handOuts;
        this.rounds = rounds;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        handOuts.all().forEach(handOut -> health.withDetail(handOut.name() + "Failures", handOut.failures()));
        var troubles = contradictions.all();
        if (!troubles.isEmpty()) {
            health.down().withDetail("troubles", troubles);
        }
        var failing =
                rounds.stream().filter(Rounds::isFailing).map(Rounds::name).toList();
        if (!failing.isEmpty()) {
            health.down().withDetail("failing", failing);
        }
    }
}
