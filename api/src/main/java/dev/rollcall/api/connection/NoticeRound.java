package dev.rollcall.api.connection;

import dev.rollcall.api.http.KeptOwners;
import dev.rollcall.api.http.StoppedCalls;
import dev.rollcall.api.mail.Letter;
import dev.rollcall.api.mail.Post;
import dev.rollcall.command.connection.SentNotices;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.organization.OwnerAddresses;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells owners once, by mail, that provisioning will stop or has stopped, or that the last owner was left in. Every node
 * goes round; one of them tells.
 */
@Component
class NoticeRound {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRound.class);

    /** For as long after the end of a token its owners are told, if no node went round when it ended. */
    private static final Duration LATE = Duration.ofDays(7);

    private final ConnectionQueries connections;
    private final ConnectionTroubles troubles;
    private final StoppedCalls calls;
    private final KeptOwners kept;
    private final SentNotices sent;
    private final OrganizationQueries organizations;
    private final OwnerAddresses owners;
    private final Post post;
    private final Clock clock;

    NoticeRound(
            ConnectionQueries connections,
            ConnectionTroubles troubles,
            StoppedCalls calls,
            KeptOwners kept,
            SentNotices sent,
            OrganizationQueries organizations,
            OwnerAddresses owners,
            Post post,
            Clock clock) {
        this.connections = connections;
        this.troubles = troubles;
        this.calls = calls;
        this.kept = kept;
        this.sent = sent;
        this.organizations = organizations;
        this.owners = owners;
        this.post = post;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void go() {
        try {
            var now = clock.instant();
            var called = calls.taken();
            var concerned = new HashSet<>(called);
            concerned.addAll(connections.expiring(now.minus(LATE), now.plus(TokenStanding.NOTICE)));
            concerned.forEach(organization -> troubles.of(organization, now)
                    .filter(trouble -> called.contains(organization) || !trouble.onlyWhenCalled())
                    .ifPresent(trouble -> tell(organization, trouble)));
            var lastOwner = Trouble.lastOwnerKept(LocalDate.ofInstant(now, ZoneOffset.UTC));
            kept.taken().forEach(organization -> tell(organization, lastOwner));
        } catch (DataAccessException unavailable) {
            LOG.warn("Owners are told later: {}", unavailable.getClass().getSimpleName());
        }
    }

    private void tell(OrganizationId organization, Trouble trouble) {
        if (!sent.claim(organization, trouble.notice())) {
            return;
        }
        var addresses = owners.of(organization);
        if (post.send(letter(organization, trouble), addresses) == 0 && !addresses.isEmpty()) {
            sent.release(organization, trouble.notice());
        }
    }

    private Letter letter(OrganizationId organization, Trouble trouble) {
        var name = organizations
                .find(organization)
                .map(found -> found.name().replaceAll("\\p{Cntrl}+", " "))
                .orElse("");
        return new Letter("%s: %s".formatted(name, trouble.headline()), """
                %s.

                %s

                Go to Enterprise Controls, %s, of the organization "%s".

                You are told because you own this organization in Rollcall.
                """.formatted(
                        trouble.headline(), trouble.wayOut(), trouble.place().title(), name));
    }
}
