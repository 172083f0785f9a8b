package dev.rollcall.api.connection;

import dev.rollcall.api.console.Notice;
import dev.rollcall.api.console.Notice.Severity;
import dev.rollcall.api.console.Notices;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.calls.CallQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The banner of what owners are also told by mail, for as long as it is so. */
@Component
class ConnectionNotices implements Notices {
    private final ConnectionTroubles troubles;
    private final CallQueries calls;
    private final Clock clock;

    ConnectionNotices(ConnectionTroubles troubles, CallQueries calls, Clock clock) {
        this.troubles = troubles;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public List<Notice> of(OrganizationId organization) {
        var now = clock.instant();
        return Stream.concat(troubles.of(organization, now).stream(), lastOwner(organization, now).stream())
                .map(trouble -> new Notice(
                        trouble.stopped() ? Severity.DANGER : Severity.WARNING,
                        trouble.headline() + ". " + trouble.wayOut(),
                        trouble.place().path()))
                .toList();
    }

    private Optional<Trouble> lastOwner(OrganizationId organization, Instant now) {
        return calls.keepsLastOwner(organization)
                ? Optional.of(Trouble.lastOwnerKept(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                : Optional.empty();
    }
}
