package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;

import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionProviderChosen;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.DialectUnknown;
import dev.rollcall.kernel.connection.ConnectionRefusal.ProviderUnknown;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import org.junit.jupiter.api.Test;

class ChooseProviderTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    private static ChooseProvider choosing(String provider, String dialect) {
        return new ChooseProvider(CONNECTION, provider, dialect, Precondition.NONE);
    }

    @Test
    void a_connection_is_set_up_for_another_provider() {
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, choosing("entra", "entra"))
                .recorded(new ConnectionProviderChosen(CONNECTION, "entra", "entra"));
    }

    @Test
    void the_same_provider_may_be_confirmed() {
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, choosing("okta", "okta"))
                .recorded(new ConnectionProviderChosen(CONNECTION, "okta", "okta"));
    }

    @Test
    void once_chosen_the_same_provider_is_left_alone() {
        decisions(connections)
                .given(ENABLED, new ConnectionProviderChosen(CONNECTION, "ping", "ping"))
                .when(OWNER, choosing("ping", "ping"))
                .nothing();
    }

    @Test
    void an_unknown_provider_or_dialect_is_refused() {
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, choosing("google", "rfc"))
                .refused(new ProviderUnknown("google"));
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, choosing("other", "google"))
                .refused(new DialectUnknown("google"));
    }

    @Test
    void a_page_that_is_out_of_date_is_refused() {
        decisions(connections)
                .given(ENABLED, new ConnectionProviderChosen(CONNECTION, "ping", "ping"))
                .when(OWNER, new ChooseProvider(CONNECTION, "entra", "entra", Precondition.ifMatch("W/\"0\"")))
                .refused(new StaleVersion("W/\"0\"", "W/\"1\""));
    }

    @Test
    void an_unknown_connection_is_refused() {
        decisions(connections).given().when(OWNER, choosing("okta", "okta")).refused(new ConnectionUnknown(CONNECTION));
    }
}
