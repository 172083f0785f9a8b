package dev.rollcall.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How far can be told while a follower is behind. */
class FollowedTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final LedgerQueries ledger = server.bean(LedgerQueries.class);

    /** As a follower that has come to a position notes it. */
    private Optional<Sealed> followedTo(long position) {
        return ledger.followed(
                organization,
                List.of("(SELECT organization_id, %d AS position FROM organization_head) AS noted"
                        .formatted(position)));
    }

    @Test
    void every_fact_of_the_times_that_are_told_was_followed() {
        for (var name : List.of("adam", "berta", "carl")) {
            tenant.scim().post("/Users", Scim.user(name));
        }
        var now = Instant.now();
        Await.until(
                Duration.ofSeconds(20),
                "sealed through " + now,
                () -> ledger.sealed(organization).orElseThrow().through().isAfter(now));
        long last = ledger.sealed(organization).orElseThrow().position();
        var times = LongStream.rangeClosed(1, last)
                .mapToObj(position -> ledger.timeOf(organization, position).orElseThrow())
                .toList();
        for (long position = 1; position < last; position++) {
            var next = times.get((int) position);
            var told = LongStream.rangeClosed(1, position)
                    .filter(each -> times.get((int) each - 1).isBefore(times.get((int) each)))
                    .filter(each -> !times.get((int) each).isAfter(next))
                    .filter(each -> ledger.whole(organization, each) == each)
                    .max();
            var followed = followedTo(position);
            assertThat(followed.map(Sealed::position))
                    .isEqualTo(told.stream().boxed().findFirst());
            followed.ifPresent(reached -> {
                assertThat(reached.through())
                        .isEqualTo(times.get((int) reached.position()).minusNanos(1000));
                assertThat(ledger.positionAt(organization, reached.through())).isEqualTo(reached.position());
            });
        }
        assertThat(followedTo(last).orElseThrow().through()).isAfter(now);
    }

    /** The head moves as soon as numbers have no gap, and what is sealed through is noted later. */
    @Test
    void the_position_that_is_told_is_the_last_of_the_time_that_is_told() {
        var seen = new HashSet<Long>();
        for (int each = 0; each < 40; each++) {
            tenant.scim().post("/Users", Scim.user("guide" + each));
            for (int look = 0; look < 20; look++) {
                ledger.followed(organization, List.of("organization_head")).ifPresent(reached -> {
                    assertThat(ledger.positionAt(organization, reached.through()))
                            .isEqualTo(reached.position());
                    seen.add(reached.position());
                });
            }
        }
        assertThat(seen).hasSizeGreaterThan(1);
    }
}
