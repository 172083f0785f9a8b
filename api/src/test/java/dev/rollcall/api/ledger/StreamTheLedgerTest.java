package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.PostgresForTests;
import dev.rollcall.query.ledger.LedgerSource;
import dev.rollcall.query.ledger.SealedFact;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Axon's processors read: the ledger as a stream. */
class StreamTheLedgerTest {
    @RegisterExtension
    static final PostgresForTests POSTGRES = PostgresForTests.migrated("command", "query");

    private final Sealing sealing = new Sealing(POSTGRES);
    private final LedgerSource source = new LedgerSource(sealing.database());

    @AfterEach
    void close() {
        sealing.close();
    }

    private void seal() {
        sealing.sealToTheEnd();
        source.reached(sealing.history().sealNo());
    }

    @Test
    void a_stream_tells_that_there_is_more_and_waits_until_there_is() throws Exception {
        seal();
        long head = sealing.history().sealNo();
        try (var stream = source.openStream(source.createHeadToken())) {
            assertThat(source.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(head));
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            var rung = new AtomicInteger();
            assertThat(stream.setOnAvailableCallback(rung::incrementAndGet)).isTrue();
            sealing.commit(UUID.randomUUID(), 2);
            seal();
            assertThat(rung).hasValue(1);
            assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.peek())
                    .hasValueSatisfying(next ->
                            assertThat(next.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(head + 1)));
            assertThat(((SealedFact) stream.nextAvailable().getPayload()).sealNo())
                    .isEqualTo(head + 1);
            assertThat(((SealedFact) stream.nextAvailable().getPayload()).sealNo())
                    .isEqualTo(head + 2);
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }
}
