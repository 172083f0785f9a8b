package dev.rollcall.api.calls;

import dev.rollcall.query.calls.CallRecords;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes away calls that are older than an operator wants them. */
@Component
final class CallRetention {
    private static final Logger LOG = LoggerFactory.getLogger(CallRetention.class);

    private final CallRecords records;
    private final Duration kept;
    private final Clock clock;

    CallRetention(CallRecords records, @Value("${rollcall.calls.days}") int days, Clock clock) {
        this.records = records;
        this.kept = Duration.ofDays(days);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void prune() {
        try {
            records.removeBefore(clock.instant().minus(kept));
        } catch (RuntimeException failure) {
            LOG.error("Calls that are too old could not be removed; tried again in an hour", failure);
        }
    }
}
