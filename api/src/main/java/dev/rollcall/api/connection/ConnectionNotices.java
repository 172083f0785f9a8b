package dev.rollcall.api.connection;

import dev.rollcall.api.console.Notice;
import dev.rollcall.api.console.Notice.Severity;
import dev.rollcall.api.console.Notices;
import dev.rollcall.kernel.message.OrganizationId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The banner of what owners are also told by mail, for as long as it is so. */
@Component
class ConnectionNotices implements Notices {
    private final ConnectionTroubles troubles;
    private final Clock clock;

    ConnectionNotices(ConnectionTroubles troubles, Clock clock) {
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public List<Notice> of(OrganizationId organization) {
        return troubles
                .of(organization, clock.instant())
                .map(trouble -> new Notice(
                        trouble.stopped() ? Severity.DANGER : Severity.WARNING,
                        trouble.headline() + ". " + trouble.wayOut(),
                        "/console/scim"))
                .stream()
                .toList();
    }
}
