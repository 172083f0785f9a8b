package dev.rollcall.api.console;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.organization.CredentialQueries;
import dev.rollcall.query.organization.CredentialQueries.Invitation;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links that are good once, with which a person sets e-mail and password. Only the HMAC of a link is kept. */
@Component
public final class Invitations {
    static final Duration LIFE = Duration.ofDays(7);

    private final Credentials credentials;
    private final CredentialQueries queries;
    private final Tokens tokens;
    private final Clock clock;

    Invitations(Credentials credentials, CredentialQueries queries, Tokens tokens, Clock clock) {
        this.credentials = credentials;
        this.queries = queries;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes a link, in the place of an earlier one, in the transaction of whoever calls. @return its path */
    public String invite(OrganizationId organization, UUID user) {
        var token = tokens.forLink();
        credentials.invite(
                organization, user, tokens.mac(token), clock.instant().plus(LIFE));
        return "/console/welcome/" + token.text();
    }

    /** What a link is good for now. */
    sealed interface Link {
        record Good(Invitation invitation) implements Link {}

        record Used() implements Link {}

        record Expired() implements Link {}

        /** A newer one took its place, the role it was for has ended, or a part of it is missing. */
        record Unknown() implements Link {}
    }

    Link look(String link) {
        return Tokens.parse(link)
                .flatMap(token -> queries.invitation(tokens.mac(token)))
                .map(this::standing)
                .orElse(new Link.Unknown());
    }

    private Link standing(Invitation invitation) {
        if (invitation.used()) {
            return new Link.Used();
        }
        return clock.instant().isBefore(invitation.expiresAt()) ? new Link.Good(invitation) : new Link.Expired();
    }

    /** Uses a link up, in the transaction of whoever calls. */
    boolean redeem(Invitation invitation, String link) {
        return Tokens.parse(link)
                .filter(token -> credentials.redeem(
                        invitation.organization(), invitation.user(), tokens.mac(token), clock.instant()))
                .isPresent();
    }
}
