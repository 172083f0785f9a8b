package dev.rollcall.api.ledger;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A node that leaves the ledger to others: how it gets on is not known here. */
@Configuration
@ConditionalOnProperty(name = "rollcall.ledger.sealing", havingValue = "off")
class SealingOff {
    @Bean
    HealthIndicator sealingHealthIndicator() {
        return () -> Health.unknown()
                .withDetail("sealing", "switched off on this node by ROLLCALL_LEDGER_SEALING; another node has to seal")
                .build();
    }
}
