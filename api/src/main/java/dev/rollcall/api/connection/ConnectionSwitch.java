package dev.rollcall.api.connection;

import dev.rollcall.api.http.Ids;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.EnableConnection;
import dev.rollcall.command.connection.ConnectionCommand.IssueToken;
import dev.rollcall.command.connection.ConnectionCommand.SwitchOn;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Precondition;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Switches SCIM on for a provider, with a token: all of it in one transaction, or none. */
@Component
class ConnectionSwitch {
    private final Dispatch dispatch;
    private final Tokens tokens;
    private final Ids ids;

    ConnectionSwitch(Dispatch dispatch, Tokens tokens, Ids ids) {
        this.dispatch = dispatch;
        this.tokens = tokens;
        this.ids = ids;
    }

    /** Where there is no connection yet. */
    NewToken on(Provider provider, TokenLife life, Origin origin) {
        var connection = ids.next();
        return together(origin, () -> {
            dispatch.send(new EnableConnection(connection, provider.keyword(), provider.dialect()), origin);
            return issue(connection, life, Precondition.NONE, origin);
        });
    }

    /** Where there is one that nobody chose a provider for. */
    NewToken on(UUID connection, Provider provider, TokenLife life, Precondition seen, Origin origin) {
        return together(origin, () -> {
            dispatch.send(new ChooseProvider(connection, provider.keyword(), provider.dialect(), seen), origin);
            dispatch.send(new SwitchOn(connection), origin);
            return issue(connection, life, Precondition.NONE, origin);
        });
    }

    /** Another token, to take over from the present one. */
    NewToken rotate(UUID connection, TokenLife life, Precondition seen, Origin origin) {
        return together(origin, () -> issue(connection, life, seen, origin));
    }

    private NewToken together(Origin origin, Supplier<NewToken> work) {
        return dispatch.together(origin, work);
    }

    private NewToken issue(UUID connection, TokenLife life, Precondition seen, Origin origin) {
        var token = tokens.forConnection();
        var expiresAt = life.endingAfter(origin.receivedAt());
        dispatch.send(new IssueToken(connection, token.kid(), tokens.mac(token), expiresAt, seen), origin);
        return new NewToken(token.kid(), token.text(), expiresAt);
    }
}
