package dev.rollcall.api.proof;

import dev.rollcall.query.proof.Contradictions;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down where a ledger contradicts what was signed of it. That checkpoints are not taken outside is told, and no trouble of ours. */
final class CheckpointHealth extends AbstractHealthIndicator {
    private final Contradictions contradictions;
    private final HandOuts handOuts;

    CheckpointHealth(Contradictions contradictions, HandOuts handOuts) {
        super("The state of the checkpoints is not known");
        this.contradictions = contradictions;
        this.handOuts = handOuts;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        handOuts.all().forEach(handOut -> health.withDetail(handOut.name() + "Failures", handOut.failures()));
        var troubles = contradictions.all();
        if (!troubles.isEmpty()) {
            health.down().withDetail("troubles", troubles);
        }
    }
}
