package dev.rollcall.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.KeptCalls;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallRecords;
import dev.rollcall.query.calls.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Calls are kept for some days, and not more of them than a number. */
class RemoveCallsTest {
    private static final Duration KEPT = Duration.ofDays(30);

    private final Instant now = Instant.now();
    private final CallRecords records = RunningServer.get().bean(CallRecords.class);

    /** @param number tells calls of one millisecond apart */
    private static Call callAt(Instant at, long number) {
        return new Call(
                new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L | number),
                at,
                new Call.Caller(UUID.randomUUID(), "kid", "10.0.0.7"),
                new Call.Asked("GET", "/Users", null, null, 0, false),
                new Call.Subject("User", null, null),
                new Call.Answered(200, null, Outcome.OK, null, null, Duration.ZERO),
                List.of(),
                null);
    }

    private void keep(Tenant tenant, Instant at, int calls) {
        records.write(
                OrganizationId.of(tenant.organization()),
                LongStream.range(0, calls)
                        .mapToObj(number -> callAt(at, number))
                        .toList(),
                0);
    }

    @Test
    void what_is_too_old_goes_in_every_organization_and_the_rest_stays() {
        var one = RunningServer.get().tenant("okta");
        var other = RunningServer.get().tenant("okta");
        keep(one, now.minus(KEPT).minusSeconds(1), 2500);
        keep(one, now.minus(KEPT).plusSeconds(1), 3);
        keep(other, now.minus(KEPT).minusSeconds(1), 1);

        records.removeBefore(now.minus(KEPT));

        assertThat(KeptCalls.of(one).all()).hasSize(3);
        assertThat(KeptCalls.of(other).all()).isEmpty();
        assertThat(KeptCalls.queries()
                        .state(OrganizationId.of(one.organization()))
                        .calls())
                .isEqualTo(3);
    }

    @Test
    void the_eldest_of_too_many_go() {
        var tenant = RunningServer.get().tenant("okta");
        keep(tenant, now.minusSeconds(2), 1500);
        keep(tenant, now.minusSeconds(1), 5);

        records.removeSurplus(OrganizationId.of(tenant.organization()), 5);

        assertThat(KeptCalls.of(tenant).all())
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.at()).isAfter(now.minusMillis(1500)));
    }

    @Test
    void a_success_that_was_written_first_resolves_an_earlier_refusal_all_the_same() {
        var tenant = RunningServer.get().tenant("okta");
        var organization = OrganizationId.of(tenant.organization());
        var user = UUID.randomUUID();
        var refused = change(now.minusSeconds(2), user, 400);
        var success = change(now.minusSeconds(1), user, 200);

        records.write(organization, List.of(success), 0);
        records.write(organization, List.of(refused), 0);

        assertThat(KeptCalls.queries().find(organization, refused.requestId()))
                .hasValueSatisfying(call -> assertThat(call.resolvedBy()).isEqualTo(success.requestId()));
    }

    private static Call change(Instant at, UUID user, int status) {
        var any = callAt(at, 0);
        return new Call(
                any.requestId(),
                at,
                any.caller(),
                new Call.Asked("PATCH", "/Users/" + user, null, null, 0, false),
                new Call.Subject("User", user, null),
                new Call.Answered(status, null, Outcome.of(status, false), null, null, Duration.ZERO),
                List.of(),
                null);
    }
}
