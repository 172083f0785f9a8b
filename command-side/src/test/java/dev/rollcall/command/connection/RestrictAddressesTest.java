package dev.rollcall.command.connection;

import static dev.rollcall.command.connection.Vocabulary.CONNECTION;
import static dev.rollcall.command.connection.Vocabulary.ENABLED;
import static dev.rollcall.command.connection.Vocabulary.OWNER;
import static dev.rollcall.command.connection.Vocabulary.decisions;

import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.kernel.connection.ConnectionEvent.ConnectionAddressesRestricted;
import dev.rollcall.kernel.connection.ConnectionRefusal.AddressRefused;
import dev.rollcall.kernel.connection.ConnectionRefusal.ConnectionUnknown;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.kernel.message.VersionRefusal.StaleVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestrictAddressesTest {
    private final EnabledInMemory connections = new EnabledInMemory();

    private static RestrictAddresses to(String... addresses) {
        return new RestrictAddresses(CONNECTION, List.of(addresses), Precondition.NONE);
    }

    private static ConnectionAddressesRestricted restricted(String... addresses) {
        return new ConnectionAddressesRestricted(CONNECTION, List.of(addresses));
    }

    @Test
    void addresses_and_ranges_are_kept() {
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, to("203.0.113.7", "2001:DB8::/32"))
                .recorded(restricted("203.0.113.7", "2001:db8::/32"));
    }

    @Test
    void an_empty_list_takes_from_everywhere_again() {
        decisions(connections)
                .given(ENABLED, restricted("203.0.113.7"))
                .when(OWNER, to())
                .recorded(restricted());
    }

    @Test
    void the_same_list_is_left_alone() {
        decisions(connections)
                .given(ENABLED, restricted("2001:db8::7"))
                .when(OWNER, to("2001:DB8:0::7"))
                .nothing();
    }

    @Test
    void what_is_no_address_is_refused() {
        decisions(connections)
                .given(ENABLED)
                .when(OWNER, to("203.0.113.7/24"))
                .refused(new AddressRefused("203.0.113.7/24", "begins within its range; write 203.0.113.0/24"));
    }

    @Test
    void a_page_that_is_out_of_date_is_refused() {
        decisions(connections)
                .given(ENABLED, restricted("203.0.113.7"))
                .when(OWNER, new RestrictAddresses(CONNECTION, List.of(), Precondition.ifMatch("W/\"0\"")))
                .refused(new StaleVersion("W/\"0\"", "W/\"1\""));
    }

    @Test
    void an_unknown_connection_is_refused() {
        decisions(connections).given().when(OWNER, to()).refused(new ConnectionUnknown(CONNECTION));
    }
}
