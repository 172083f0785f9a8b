package dev.rollcall.command.connection;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Sessions;
import dev.rollcall.kernel.connection.ConnectionRefusal.AnotherConnectionEnabled;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcEnabledConnectionsTest {
    private static final UUID OKTA = UUID.randomUUID();
    private static final UUID ENTRA = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final EnabledConnections connections = new JdbcEnabledConnections(sessions.database());

    @AfterEach
    void close() {
        sessions.close();
    }

    private void claim(UUID connection) {
        sessions.commit(() -> connections.claim(sessions.organization(), connection));
    }

    @Test
    void of_two_connections_enabled_at_once_one_is_refused() {
        var first = sessions.open(() -> connections.claim(sessions.organization(), OKTA));
        var second = sessions.meanwhile(() -> {
            connections.claim(sessions.organization(), ENTRA);
            return true;
        });
        sessions.awaitWaiting();
        first.commit();
        assertThat(refusalOf(second::join)).isEqualTo(new AnotherConnectionEnabled(OKTA));
    }

    @Test
    void another_one_is_enabled_after_the_first_is_switched_off() {
        claim(OKTA);
        sessions.commit(() -> connections.free(sessions.organization(), OKTA));
        claim(ENTRA);
    }

    @Test
    void freeing_one_that_is_not_enabled_frees_nothing() {
        claim(OKTA);
        sessions.commit(() -> connections.free(sessions.organization(), ENTRA));
        assertThat(refusalOf(() -> claim(ENTRA))).isEqualTo(new AnotherConnectionEnabled(OKTA));
    }
}
