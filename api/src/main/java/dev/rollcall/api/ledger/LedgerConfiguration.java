package dev.rollcall.api.ledger;

import dev.rollcall.api.http.Ids;
import dev.rollcall.query.audit.ViewCheck;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.Followers;
import dev.rollcall.query.ledger.LedgerCheck;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.ledger.LedgerLag;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.SealCheck;
import dev.rollcall.query.ledger.Sealer;
import dev.rollcall.query.ledger.StallAlarm;
import dev.rollcall.query.proof.CheckpointCheck;
import dev.rollcall.query.proof.Contradictions;
import dev.rollcall.query.proof.SubtreeCheck;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Everything that seals and follows, unless it is switched off on this node. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "rollcall.ledger.sealing", havingValue = "on")
class LedgerConfiguration {
    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean
    SealerThread sealerThread(Sealer sealer, LedgerSource source, StallAlarm alarm, Bell bell, MeterRegistry meters) {
        return new SealerThread(sealer, source, alarm, bell, meters);
    }

    /** Closed with its threads. */
    @Bean(destroyMethod = "")
    Followers following(
            LedgerDatabase database,
            LedgerSource source,
            ObjectProvider<Follower> followers,
            Ids ids,
            @Value("${rollcall.ledger.rest}") int rest) {
        return new Followers(database, source, followers.stream().toList(), ids.next(), rest);
    }

    @Bean
    FollowerThreads followerThreads(Followers following) {
        return new FollowerThreads(following);
    }

    @Bean
    LedgerRound ledgerRound(
            LedgerCheck check,
            LedgerLag lag,
            SealCheck seals,
            SubtreeCheck subtrees,
            CheckpointCheck checkpoints,
            ViewCheck views) {
        return new LedgerRound(check, lag, seals, subtrees, checkpoints, views);
    }

    @Bean
    LedgerMeters ledgerMeters(
            LedgerRound round,
            LedgerCheck check,
            SealCheck seals,
            Contradictions contradictions,
            ViewCheck views,
            StallAlarm alarm,
            ObjectProvider<Follower> followers) {
        return new LedgerMeters(
                round,
                check,
                seals,
                contradictions,
                views,
                alarm,
                followers.stream().toList());
    }

    @Bean
    SealingHealth sealingHealthIndicator(
            SealerThread sealer,
            StallAlarm alarm,
            LedgerCheck check,
            SealCheck seals,
            ViewCheck views,
            LedgerRound round,
            Followers following) {
        return new SealingHealth(sealer, alarm, check, seals, views, round, following);
    }
}
