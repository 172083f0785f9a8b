package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.connection.ConnectionCommand;
import dev.rollcall.command.connection.ConnectionCommand.ChooseProvider;
import dev.rollcall.command.connection.ConnectionCommand.RestrictAddresses;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.kernel.message.Precondition;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From where a connection takes requests. The tests speak from 127.0.0.1. */
class AllowedAddressesTest {
    private static final String TURNED_AWAY = "takes no requests from 127.0.0.1";

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("rfc");
    private final UUID connection = UUID.fromString(tenant.connection());

    private void restrict(String... addresses) {
        send(new RestrictAddresses(connection, List.of(addresses), Precondition.NONE));
    }

    private void send(ConnectionCommand command) {
        var origin = tenant.origin();
        server.bean(Dispatch.class).send(command, origin);
    }

    @Test
    void a_token_works_from_an_allowed_address_alone() {
        restrict("203.0.113.0/24", "2001:db8::/32");

        assertRefused(tenant.scim().get("/Users"), 403, null, TURNED_AWAY);
        assertRefused(tenant.scim().post("/Users", Scim.user("late")), 403, null, TURNED_AWAY);

        restrict("203.0.113.0/24", "127.0.0.0/8");

        assertThat(tenant.scim().get("/Users").totalResults()).isZero();
    }

    @Test
    void a_change_that_goes_on_to_allow_the_address_is_not_noticed() {
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);

        restrict("2001:db8::7", "127.0.0.1");
        assertThat(tenant.scim().post("/Users", Scim.user("first")).status()).isEqualTo(201);
        restrict("127.0.0.0/30");
        assertThat(tenant.scim().get("/Users").totalResults()).isEqualTo(1);
    }

    @Test
    void a_token_that_was_seen_before_does_not_outlive_a_change_of_the_list() {
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);

        restrict("203.0.113.7");

        assertRefused(tenant.scim().get("/Users"), 403, null, TURNED_AWAY);
        assertRefused(tenant.scim().post("/Users", Scim.user("late")), 403, null, TURNED_AWAY);
        restrict();
        assertThat(tenant.scim().get("/Users").totalResults()).isZero();
    }

    @Test
    void a_token_that_is_issued_later_is_bound_by_the_list() {
        restrict("203.0.113.7");
        var issued = server.operator()
                .post(
                        "/admin/organizations/%s/connections/%s/tokens"
                                .formatted(tenant.organization(), tenant.connection()),
                        "{}")
                .json();

        var second = tenant.scim().as("Bearer " + issued.path("scimToken").stringValue());

        assertRefused(second.get("/Users"), 403, null, TURNED_AWAY);
    }

    @Test
    void who_claims_to_be_elsewhere_is_not_believed() {
        restrict("203.0.113.7");

        var answer = tenant.scim()
                .send("GET", "/Users", null, "X-Forwarded-For", "203.0.113.7", "Forwarded", "for=203.0.113.7");

        assertRefused(answer, 403, null, TURNED_AWAY);
    }

    @Test
    void a_wrong_token_is_told_nothing_of_addresses() {
        restrict("203.0.113.7");

        assertRefused(tenant.scim().as("Bearer rc_nobody").get("/Users"), 401, null, "not known");
    }

    @Test
    void another_provider_is_read_in_its_own_dialect() {
        var filter = "email eq \"bjensen@example.com\"";
        assertThat(tenant.scim().filter("/Users", filter).status()).isEqualTo(400);

        send(new ChooseProvider(connection, "okta", "okta", Precondition.NONE));

        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
        assertThat(tenant.scim().filter("/Users", filter).status()).isEqualTo(200);
    }

    /** What the remembered dialect does not understand is asked about before it is refused. */
    @Test
    void what_the_new_dialect_understands_is_not_refused_by_the_old_one() {
        var filter = "email eq \"bjensen@example.com\"";
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);

        send(new ChooseProvider(connection, "okta", "okta", Precondition.NONE));

        assertThat(tenant.scim().filter("/Users", filter).status()).isEqualTo(200);
    }

    @Test
    void the_first_write_after_another_provider_was_chosen_is_done_once() {
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);

        send(new ChooseProvider(connection, "okta", "okta", Precondition.NONE));

        assertThat(tenant.scim().post("/Users", "{\"userName\": \"bjensen\"}").status())
                .isEqualTo(201);
        assertThat(tenant.scim().get("/Users?count=0").totalResults()).isEqualTo(1);
    }
}
