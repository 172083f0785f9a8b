package dev.rollcall.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.connection.ConnectionQueries;
import dev.rollcall.query.connection.IssuedToken;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SCIM page in the hands of an admin. */
class ScimPageTest {
    private final RunningServer server = RunningServer.get();
    private final ConsoleBrowser admin = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        admin.close();
    }

    /** The owner of an organization without a connection, by the first link. */
    private static void begin(ConsoleBrowser browser) {
        browser.open(NewOrganization.withoutConnection());
        browser.page().getByLabel("E-mail").fill(System.nanoTime() + "@example.com");
        browser.page().getByLabel("Password").fill(ConsoleBrowser.PASSWORD);
        browser.button("Begin");
        browser.page().waitForURL("**/console");
    }

    private void setUp(String provider) {
        admin.page()
                .getByText(title(provider), new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        admin.page().getByLabel("Only my identity provider").check();
        admin.button("Switch SCIM on");
        admin.sees("Copy these three values now");
    }

    private static String title(String provider) {
        return Provider.of(provider).orElseThrow().title();
    }

    private String shown(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(false))
                .first()
                .inputValue();
    }

    private Locator dialog() {
        return admin.page().getByRole(AriaRole.DIALOG);
    }

    private Client identityProvider() {
        return new Client(shown("Connector URL"), "Bearer " + token());
    }

    private String token() {
        return admin.page().locator("#new-token").inputValue();
    }

    private void done() {
        admin.page().getByLabel("I have stored the token").check();
        admin.button("Done");
        admin.page().waitForURL("**/console/scim");
    }

    private List<IssuedToken> tokens(Tenant tenant) {
        return server.bean(ConnectionQueries.class)
                .current(OrganizationId.of(tenant.organization()), Instant.now())
                .orElseThrow()
                .tokens();
    }

    /** Who used which token is written beside the work, and shown when it is written. */
    private void seesInTime(String text) {
        var deadline = Instant.now().plusSeconds(10);
        do {
            admin.open("/console/scim");
        } while (admin.page().getByText(text).count() == 0 && Instant.now().isBefore(deadline));
        admin.sees(text);
    }

    @ParameterizedTest
    @EnumSource(FirstSession.class)
    void an_admin_connects_an_identity_provider_that_then_provisions(FirstSession provider) {
        var name = provider.name().toLowerCase(Locale.ROOT);
        begin(admin);
        admin.link("SCIM");
        admin.isAccessible();
        if (provider == FirstSession.OKTA) {
            admin.page()
                    .getByText("Okta", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            admin.picture("scim-choose");
        }
        setUp(name);
        admin.pictureOfWindow("scim-token-" + name);
        admin.isAccessible();
        assertThat(admin.page().locator("#new-identifier").inputValue()).isEqualTo("userName");
        var idp = identityProvider();

        provider.connects(idp);
        done();
        admin.sees(title(name));
        provider.provisions(idp);
        seesInTime("from 127.0.0.1");
        admin.isAccessible();
        admin.picture("scim-on-" + name);
    }

    @Test
    void where_there_is_no_connection_one_is_made() {
        begin(admin);
        admin.open("/console/scim");
        setUp("other");

        assertThat(identityProvider().get("/Users").totalResults()).isEqualTo(1);
        done();
        admin.sees("Connection");
    }

    @Test
    void the_token_is_shown_once() {
        var tenant = NewOrganization.asAtFirstStart();
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        var answered = admin.page().waitForResponse("**/set-up", () -> setUp("okta"));
        assertThat(answered.headers().get("cache-control")).contains("no-store");
        var token = token();

        admin.page().keyboard().press("Escape");
        assertThat(dialog().isVisible()).isTrue();
        admin.button("Done");
        assertThat(dialog().isVisible()).isTrue();
        done();

        assertThat(admin.page().content()).doesNotContain(token.substring(12));
        admin.page().goBack();
        assertThat(admin.page().content()).doesNotContain(token.substring(12));
        admin.open("/console/scim");
        admin.sees("A token is shown once, when it is made.");
        assertThat(admin.page().content()).doesNotContain(token.substring(12));
        assertThat(tokens(tenant)).hasSize(2);
    }

    @Test
    void a_reload_of_the_page_with_the_token_makes_no_other_one() {
        var tenant = NewOrganization.asAtFirstStart();
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        setUp("okta");
        var token = token();

        admin.page().reload();

        admin.sees("it was shown once and cannot be shown again");
        assertThat(admin.page().content()).doesNotContain(token.substring(12));
        assertThat(tokens(tenant)).hasSize(2);
        admin.isAccessible();
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_token() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        try (var second = admin.page().context().newPage()) {
            second.navigate("/console/scim");
            admin.button("Issue a new token");
            admin.sees("Copy these three values now");

            second.getByText("Issue a new token", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();

            second.getByText("was changed after this page was loaded").waitFor();
            assertThat(second.locator("#new-token").count()).isZero();
        }
        assertThat(tokens(tenant)).hasSize(2);
    }

    @Test
    void a_button_that_is_pressed_twice_makes_one_token() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue a new token"))
                .dblclick();
        done();
        assertThat(tokens(tenant)).hasSize(2);
    }

    @Test
    void a_third_token_is_refused_with_the_way_out() {
        admin.enter(server.tenant("okta"), Role.OWNER);
        admin.open("/console/scim");
        admin.button("Issue a new token");
        done();
        admin.button("Issue a new token");

        admin.sees("Two tokens live already. Revoke one of them first.");
        admin.isAccessible();
    }

    @Test
    void what_is_left_out_is_asked_for_beside_the_field_and_what_was_chosen_stays() {
        var tenant = NewOrganization.asAtFirstStart();
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.page().getByLabel("The token lives").selectOption("90d");
        admin.button("Switch SCIM on");

        admin.sees("Choose your identity provider.");
        admin.sees("Confirm this to go on.");
        assertThat(admin.page().getByLabel("The token lives").inputValue()).isEqualTo("90d");
        admin.isAccessible();
        assertThat(tokens(tenant)).hasSize(1);

        admin.page().getByText("PingFederate or PingOne").first().click();
        admin.button("Switch SCIM on");
        admin.sees("Confirm this to go on.");
        assertThat(admin.page().locator("input[name=provider][value=ping]").isChecked())
                .isTrue();
        admin.page().getByLabel("Only my identity provider").check();
        admin.button("Switch SCIM on");
        admin.sees("Copy these three values now");
        done();
        assertThat(tokens(tenant).getLast().expiresAt())
                .isBetween(
                        Instant.now().plusSeconds(89 * 86_400L), Instant.now().plusSeconds(91 * 86_400L));
    }

    @Test
    void addresses_are_checked_one_by_one_and_hold_from_the_next_request_on() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.page().getByLabel("Take requests from these").fill("203.0.113.0/24\n203.0.113.300");
        admin.button("Save addresses");
        admin.sees("\"203.0.113.300\" is no address; write one such as");
        assertThat(admin.page().getByLabel("Take requests from these").inputValue())
                .isEqualTo("203.0.113.0/24\n203.0.113.300");
        admin.picture("scim-addresses-wrong");
        admin.isAccessible();

        admin.page().getByLabel("Take requests from these").fill("203.0.113.0/24, 2001:db8::/32");
        admin.button("Save addresses");
        admin.sees("Requests are taken from 2 addresses and ranges alone.");
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(403);

        admin.page().getByLabel("Take requests from these").fill("");
        admin.button("Save addresses");
        admin.sees("Requests are taken from every address.");
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
    }

    @Test
    void a_page_that_somebody_else_has_overtaken_says_so_and_does_nothing() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        server.operator()
                .post(
                        "/admin/organizations/%s/connections/%s/tokens"
                                .formatted(tenant.organization(), tenant.connection()),
                        "{}");
        admin.page().getByLabel("Take requests from these").fill("203.0.113.7");
        admin.button("Save addresses");

        admin.sees("was changed after this page was loaded");
        assertThat(admin.page().getByLabel("Take requests from these").inputValue())
                .isEqualTo("203.0.113.7");
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
        admin.button("Save addresses");
        admin.sees("Requests are taken from 1 address or range alone.");
    }

    @Test
    void switching_off_is_explained_first_and_undone_with_the_same_values() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.page().getByLabel("Requests are sent by").selectOption("okta");
        admin.button("Change");
        admin.sees("The connection is set up for Okta.");
        admin.link("Switch SCIM off");
        admin.sees("Okta never sends again what it missed.");
        admin.picture("scim-switch-off");
        admin.isAccessible();
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);

        admin.button("Switch SCIM off");
        admin.sees("Provisioning has stopped: SCIM is switched off since");
        admin.picture("scim-off");
        admin.isAccessible();
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(401);

        admin.button("Switch SCIM on again");
        admin.sees("same connector URL, same tokens");
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
    }

    @Test
    void another_dialect_holds_from_the_next_request_on() {
        var tenant = server.tenant("rfc");
        var stray = Scim.patch("{\"op\": \"replace\", \"path\": \"shoeSize\", \"value\": 43}");
        var user =
                "/Users/" + tenant.scim().post("/Users", Scim.user("bjensen")).id();
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.page().getByLabel("Requests are sent by").selectOption("okta");
        admin.button("Change");
        admin.sees("The connection is set up for Okta. URL and tokens stay.");
        assertThat(tenant.scim().patch(user, stray).status()).isEqualTo(200);

        admin.page().getByLabel("and read in the dialect").selectOption("rfc");
        admin.button("Change");
        admin.sees("The connection is set up for Okta, in the dialect rfc.");
        assertThat(tenant.scim().patch(user, stray).status()).isEqualTo(400);
        assertThat(admin.page().getByLabel("and read in the dialect").inputValue())
                .isEqualTo("rfc");
        admin.picture("scim-dialect");
        admin.isAccessible();
    }

    @Test
    void one_token_takes_over_from_the_other_without_a_gap() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.OWNER);
        admin.open("/console/scim");
        admin.button("Issue a new token");
        var idp = identityProvider();
        done();
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(200);
        assertThat(idp.get("/Users").status()).isEqualTo(200);

        var old = tenant.token().substring(3, 11);
        seesInTime("from 127.0.0.1: do not revoke it yet.");
        assertThat(admin.page().getByText("do not revoke it yet").first().textContent())
                .matches("It was last used (less than a|1) minute ago from 127\\.0\\.0\\.1: do not revoke it yet\\.");
        admin.picture("scim-rotation");
        admin.isAccessible();
        admin.page().getByLabel("Revoke " + old).click();
        admin.sees("It stops working at once");
        admin.sees("do not revoke it yet");
        admin.isAccessible();
        admin.button("Revoke it");
        admin.sees("The token " + old + " is revoked.");
        assertThat(tenant.scim().get("/Users").status()).isEqualTo(401);
        assertThat(idp.get("/Users").status()).isEqualTo(200);
    }

    @Test
    void an_auditor_reads_everything_and_changes_nothing() {
        var tenant = server.tenant("okta");
        admin.enter(tenant, Role.AUDITOR);
        admin.open("/console/scim");

        assertThat(admin.page().getByLabel("Connector URL").first().inputValue())
                .endsWith(tenant.connection());
        assertThat(admin.page().locator("main form button:not([data-copy])").count())
                .isZero();
        admin.isAccessible();
        admin.open("/console/scim/switch-off");
        admin.sees("Your role is auditor");
    }

    @Test
    void it_works_by_keyboard_on_a_phone() {
        try (var phone = ConsoleBrowser.phone()) {
            begin(phone);
            phone.open("/console/scim");
            phone.isAccessible();
            phone.page().locator("input[name=provider]").first().focus();
            phone.page().keyboard().press("Space");
            phone.page().getByLabel("Only my identity provider").focus();
            phone.page().keyboard().press("Space");
            phone.page().keyboard().press("Enter");
            phone.sees("Copy these three values now");
            phone.isAccessible();
            phone.pictureOfWindow("scim-token-phone");
            phone.page().getByLabel("I have stored the token").focus();
            phone.page().keyboard().press("Space");
            phone.page().keyboard().press("Enter");
            phone.page().waitForURL("**/console/scim");
            phone.isAccessible();
            phone.picture("scim-phone");
        }
    }

    @Test
    void it_is_readable_in_the_dark() {
        try (var dark = ConsoleBrowser.dark()) {
            begin(dark);
            dark.open("/console/scim");
            dark.isAccessible();
            dark.page()
                    .getByText("Okta", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            dark.page().getByLabel("Only my identity provider").check();
            dark.button("Switch SCIM on");
            dark.sees("Copy these three values now");
            dark.isAccessible();
            dark.pictureOfWindow("scim-token-dark");
        }
    }
}
