package dev.rollcall.api.organization;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Founds an organization with a licence and an enabled connection. */
@Component
final class Founding {
    private static final Period TOKEN_LIFE = Period.ofYears(1);

    private final Dispatch dispatch;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;

    Founding(Dispatch dispatch, Tokens tokens, Ids ids, Clock clock) {
        this.dispatch = dispatch;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    record Wanted(String name, String zone, int seats, NoSeatPolicy policy, String provider, String dialect) {}

    /** @param scimToken shown once, stored nowhere */
    record Founded(OrganizationId organization, UUID license, UUID connection, String scimToken) {}

    Origin origin(String actor) {
        return new Origin(new OrganizationId(ids.next()), actor, null, Origin.ADMIN, ids.next(), clock.instant());
    }

    Founded found(Wanted wanted, Origin origin) {
        return dispatch.together(origin, () -> {
            var founded = new Founded(origin.organization(), ids.next(), ids.next(), "");
            dispatch.send(new FoundOrganization(origin.organization().value(), wanted.name(), wanted.zone()), origin);
            dispatch.send(new PurchaseSeats(founded.license(), "Enterprise", wanted.seats(), wanted.policy()), origin);
            dispatch.send(new EnableConnection(founded.connection(), wanted.provider(), wanted.dialect()), origin);
            return new Founded(
                    founded.organization(),
                    founded.license(),
                    founded.connection(),
                    issue(founded.connection(), origin));
        });
    }

    private String issue(UUID connection, Origin origin) {
        var token = tokens.forConnection();
        var expiresAt =
                origin.receivedAt().atZone(ZoneOffset.UTC).plus(TOKEN_LIFE).toInstant();
        dispatch.send(new IssueToken(connection, token.kid(), tokens.mac(token), expiresAt), origin);
        return token.text();
    }
}
