package dev.rollcall.api.organization;

import dev.rollcall.api.connection.ConnectionTerms;
import dev.rollcall.api.connection.TokenLife;
import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.http.Tokens.Token;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.command.license.LicenseCommand.PurchaseSeats;
import dev.rollcall.command.organization.OrganizationCommand.FoundOrganization;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Founds an organization with a licence and an enabled connection. */
@Component
final class Founding {
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

    /**
     * @param overage seats beyond the size that may be held, where the policy is OVERAGE
     * @param connection null where nobody has said which identity provider it is for
     */
    record Wanted(
            String name,
            String zone,
            int seats,
            NoSeatPolicy policy,
            int overage,
            @Nullable ConnectionTerms connection) {}

    /** @param token its text is shown once and stored nowhere */
    record Founded(OrganizationId organization, UUID license, UUID connection, Token token) {}

    /** The origin of an organization that is founded by nobody's request. */
    Origin origin(String actor) {
        return origin(actor, ids.next(), clock.instant());
    }

    Origin origin(AdminAccess access) {
        return origin(access.actor(), access.requestId(), access.receivedAt());
    }

    private Origin origin(String actor, UUID requestId, Instant receivedAt) {
        return new Origin(new OrganizationId(ids.next()), actor, null, Origin.ADMIN, requestId, receivedAt);
    }

    Founded found(Wanted wanted, Origin origin) {
        var founded = new Founded(origin.organization(), ids.next(), ids.next(), tokens.forConnection());
        return dispatch.together(origin, () -> {
            dispatch.send(new FoundOrganization(origin.organization().value(), wanted.name(), wanted.zone()), origin);
            dispatch.send(new PurchaseSeats(founded.license(), "Enterprise", wanted.seats(), wanted.policy()), origin);
            dispatch.send(new AllowOverage(founded.license(), wanted.overage()), origin);
            enable(founded, wanted.connection(), origin);
            return founded;
        });
    }

    private void enable(Founded founded, @Nullable ConnectionTerms chosen, Origin origin) {
        var token = founded.token();
        var terms = Objects.requireNonNullElse(chosen, ConnectionTerms.UNCHOSEN);
        dispatch.send(
                new EnableConnection(founded.connection(), terms.provider(), terms.dialect()),
                chosen == null ? unasked(origin) : origin);
        dispatch.send(
                new IssueToken(
                        founded.connection(),
                        token.kid(),
                        tokens.mac(token),
                        TokenLife.YEAR.endingAfter(origin.receivedAt())),
                origin);
    }

    /** A connection that is enabled so is chosen by nobody: the console asks for its provider. */
    private static Origin unasked(Origin origin) {
        return new Origin(
                origin.organization(),
                Origin.ROLLCALL,
                origin.connection(),
                origin.verb(),
                origin.requestId(),
                origin.receivedAt());
    }
}
