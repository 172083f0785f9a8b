package dev.rollcall.api.testing;

import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.Call;
import dev.rollcall.query.calls.CallFilter;
import dev.rollcall.query.calls.CallQueries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls of one organization, as the provisioning log keeps them: written after the answer, so waited for. */
public record KeptCalls(OrganizationId organization) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public static KeptCalls of(Tenant tenant) {
        return new KeptCalls(OrganizationId.of(tenant.organization()));
    }

    public static CallQueries queries() {
        return RunningServer.get().bean(CallQueries.class);
    }

    /** The call that was answered so. */
    public Call of(Answer answer) {
        var id = UUID.fromString(answer.header("X-Request-Id").orElseThrow());
        Await.until(PATIENCE, "the call " + id + " is kept", () -> find(id).isPresent());
        return find(id).orElseThrow();
    }

    private Optional<Call> find(UUID id) {
        return queries().find(organization, id);
    }

    /** All calls, the newest first. */
    public List<Call> all() {
        return queries().page(organization, CallFilter.ALL, null, 1000);
    }
}
