package dev.rollcall.api.connection;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.CurrentConnection;
import dev.rollcall.query.connection.IssuedToken;
import dev.rollcall.query.connection.TokenUses;
import dev.rollcall.query.organization.OrganizationQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees when provisioning will stop or has stopped. */
@Component
class ConnectionTroubles {
    private static final List<Integer> DAYS_OF_NOTICE = List.of(1, 7, 20);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ConnectionQueries connections;
    private final TokenUses uses;
    private final OrganizationQueries organizations;

    ConnectionTroubles(ConnectionQueries connections, TokenUses uses, OrganizationQueries organizations) {
        this.connections = connections;
        this.uses = uses;
        this.organizations = organizations;
    }

    Optional<Trouble> of(OrganizationId organization, Instant now) {
        var connection = connections.current(organization, now);
        if (connection.isEmpty()) {
            return Optional.empty();
        }
        if (!connection.get().enabled()) {
            return Optional.of(switchedOff(connection.get(), zone(organization)));
        }
        return TokenInUse.of(connection.get(), uses.of(organization))
                .flatMap(token -> of(token, connection.get(), zone(organization), now));
    }

    /** Where nobody has chosen a provider yet, nothing goes on that could stop by a revocation. */
    private static Optional<Trouble> of(IssuedToken token, CurrentConnection connection, ZoneId zone, Instant now) {
        return switch (TokenStanding.of(token, now)) {
            case VALID -> Optional.empty();
            case EXPIRING -> Optional.of(expiring(token, zone, now));
            case EXPIRED -> Optional.of(expired(token, zone));
            case REVOKED -> Optional.of(revoked(token, zone)).filter(_ -> connection.chosen());
        };
    }

    private ZoneId zone(OrganizationId organization) {
        return organizations.find(organization).map(found -> found.zone()).orElse(ZoneOffset.UTC);
    }

    private static Trouble switchedOff(CurrentConnection connection, ZoneId zone) {
        var since = connection.switchedAt() == null ? "" : " since " + day(connection.switchedAt(), zone);
        return new Trouble(
                "switched-off/%s/%s"
                        .formatted(connection.id(), connection.version().number()),
                true,
                true,
                "Provisioning has stopped: SCIM is switched off%s".formatted(since),
                "Who leaves keeps access here until it is switched on again.");
    }

    private static Trouble expired(IssuedToken token, ZoneId zone) {
        return new Trouble(
                "expired/" + token.kid(),
                true,
                false,
                "Provisioning has stopped: the token %s expired on %s"
                        .formatted(token.kid(), day(TokenInUse.end(token), zone)),
                "Who leaves keeps access here until your identity provider calls with a new token.");
    }

    private static Trouble revoked(IssuedToken token, ZoneId zone) {
        return new Trouble(
                "revoked/" + token.kid(),
                true,
                true,
                "Provisioning has stopped: the last token, %s, was revoked on %s"
                        .formatted(token.kid(), day(TokenInUse.end(token), zone)),
                "Who leaves keeps access here until you issue a new token and your identity provider calls with it.");
    }

    private static Trouble expiring(IssuedToken token, ZoneId zone, Instant now) {
        long days = Duration.between(now, TokenInUse.end(token)).toDays() + 1;
        int stage = DAYS_OF_NOTICE.stream()
                .filter(notice -> days <= notice)
                .findFirst()
                .orElse(DAYS_OF_NOTICE.getLast());
        return new Trouble(
                "expiring/%s/%d".formatted(token.kid(), stage),
                false,
                false,
                "The token %s expires on %s, %s"
                        .formatted(
                                token.kid(),
                                day(TokenInUse.end(token), zone),
                                days == 1 ? "within a day" : "in " + days + " days"),
                "Rotate it before: issue a second token, enter it at your identity provider, then revoke the old one.");
    }

    private static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }
}
