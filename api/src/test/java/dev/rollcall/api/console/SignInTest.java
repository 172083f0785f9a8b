package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final Tenant TENANT = RunningServer.get().tenant("okta");

    private final ConsoleBrowser person = ConsoleBrowser.desktop();

    @AfterEach
    void leave() {
        person.close();
    }

    @Test
    void the_link_is_good_once_and_leads_to_the_overview() {
        var link = ConsoleBrowser.invited(TENANT, "once@example.com", Role.AUDITOR);
        person.open(link);
        person.picture("welcome");
        person.isAccessible();
        person.page().getByLabel("E-mail").fill("once@example.com");
        person.page().getByLabel("Password").fill("short");
        person.hover("Begin");
        person.isAccessible();
        person.button("Begin");
        person.sees("Use at least 12 characters; this has 5.");
        assertThat(person.page().getByLabel("E-mail").inputValue()).isEqualTo("once@example.com");
        person.page().getByLabel("Password").fill(ConsoleBrowser.PASSWORD);
        person.button("Begin");
        person.sees("Enterprise Controls");

        person.open(link);
        person.sees("This link was used");
        person.isAccessible();
    }

    @Test
    void who_signs_out_signs_in_again_and_a_wrong_password_keeps_what_was_typed() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.OWNER);
        person.isAccessible();
        person.picture("overview");
        person.button("Sign out");
        person.sees("You are signed out.");

        person.page().getByLabel("E-mail").fill(email);
        person.page().getByLabel("Password").fill("wrong");
        person.button("Sign in");
        person.sees("E-mail and password do not belong together.");
        person.picture("sign-in");
        person.isAccessible();
        assertThat(person.page().getByLabel("E-mail").inputValue()).isEqualTo(email);
        person.page().getByLabel("Password").fill(ConsoleBrowser.PASSWORD);
        person.button("Sign in");
        person.sees("Enterprise Controls");
    }

    @Test
    void whoever_is_deprovisioned_has_no_session_any_more() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.AUDITOR);
        var user = tenant.scim()
                .filter("/Users", "userName eq \"%s\"".formatted(email))
                .resource(0);
        tenant.scim().delete("/Users/" + user.path("id").stringValue());

        person.open("/console/access");
        person.sees("Your session has ended");
    }

    @Test
    void an_owner_lets_an_auditor_in_and_takes_the_role_back() {
        var tenant = RunningServer.get().tenant("okta");
        tenant.scim().post("/Users", "{\"userName\": \"mandy@example.com\"}");
        person.enter(tenant, Role.OWNER);
        person.open("/console/access");
        person.page().getByLabel("userName of the member").fill("nobody@example.com");
        person.button("Give role and make a link");
        person.sees("No member has the userName \"nobody@example.com\".");
        person.page().getByLabel("userName of the member").fill("mandy@example.com");
        person.button("Give role and make a link");
        person.sees("Give this link to mandy@example.com");
        person.picture("access");
        person.isAccessible();
        person.page().getByLabel("Withdraw the role of mandy@example.com").click();
        person.sees("Password and links end with the role.");
        person.isAccessible();
        person.link("Keep it");
        person.page().getByLabel("Withdraw the role of mandy@example.com").click();
        person.button("Withdraw the role");
        person.sees("The role is withdrawn");
        assertThat(person.page().getByText("mandy@example.com").count()).isZero();
    }

    @Test
    void the_last_owner_is_told_what_to_do_first() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.OWNER);
        person.open("/console/access");
        person.page().getByLabel("Withdraw the role of " + email).click();
        person.sees("the console is closed to you");
        person.button("Withdraw the role");

        person.sees("This is the last owner. Make another member owner first: Console access, Let a member in.");
        person.isAccessible();
    }

    @Test
    void a_role_takes_the_place_of_another_only_when_that_is_meant() {
        var tenant = RunningServer.get().tenant("okta");
        person.enter(tenant, Role.OWNER);
        ConsoleBrowser.invited(tenant, "late2@example.com", Role.OWNER);
        person.open("/console/access");
        person.page().getByLabel("userName of the member").fill("LATE2@example.com");
        person.page().getByLabel("Role").selectOption("BILLING");
        person.button("Give role and make a link");
        person.sees("This member is an owner already.");
        assertThat(person.page().getByLabel("Role").inputValue()).isEqualTo("BILLING");
        person.isAccessible();

        person.page().getByLabel("Let the chosen role take its place").check();
        person.button("Give role and make a link");
        person.sees("Give this link to LATE2@example.com");
        person.page()
                .locator("tr", new Page.LocatorOptions().setHasText("late2@example.com"))
                .getByText("Billing")
                .waitFor();
    }

    @Test
    void who_guesses_too_often_has_to_wait_and_is_told_how_long() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.OWNER);
        var guesser = new ConsoleClient(RunningServer.get().url());
        guesser.get("/console/sign-in");
        for (int time = 0; time < 10; time++) {
            assertThat(guesser.post("/console/sign-in", Map.of("email", email, "password", "a guess of mine"))
                            .statusCode())
                    .isEqualTo(422);
        }

        person.open("/console/account");
        person.page().getByLabel("Present password").fill(ConsoleBrowser.PASSWORD);
        person.page().getByLabel("New password").fill("another sentence of mine");
        person.button("Change password");
        person.sees("Too many failed sign-ins. Try again in");
        person.isAccessible();

        person.button("Sign out");
        person.signIn(email);
        person.sees("Too many failed sign-ins. Try again in");
        person.isAccessible();
    }

    @Test
    void all_other_sessions_are_signed_out_at_a_press() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.AUDITOR);
        try (var elsewhere = ConsoleBrowser.phone()) {
            elsewhere.open("/console/access");
            elsewhere.signIn(email);
            elsewhere.sees("Console access");
            elsewhere.isAccessible();

            person.open("/console/account");
            assertThat(person.page().locator("tbody tr").count()).isEqualTo(2);
            person.button("Sign out all others");
            person.sees("All other sessions are signed out.");
            assertThat(person.page().locator("tbody tr").count()).isEqualTo(1);

            elsewhere.open("/console/account");
            elsewhere.sees("Your session has ended");
        }
    }

    @Test
    void console_access_is_no_wider_than_a_phone() {
        var tenant = RunningServer.get().tenant("okta");
        try (var phone = ConsoleBrowser.phone()) {
            phone.enter(tenant, Role.OWNER);
            phone.open("/console/access");
            phone.sees("Let a member in");
            phone.isAccessible();
            phone.page().setViewportSize(320, 700);
            phone.isAccessible();
        }
    }

    @Test
    void a_new_password_signs_all_other_sessions_out() {
        var tenant = RunningServer.get().tenant("okta");
        var email = person.enter(tenant, Role.OWNER);
        try (var elsewhere = ConsoleBrowser.phone()) {
            elsewhere.open("/console/account");
            elsewhere.page().getByLabel("E-mail").fill(email);
            elsewhere.page().getByLabel("Password").fill(ConsoleBrowser.PASSWORD);
            elsewhere.button("Sign in");
            elsewhere.sees("Your account");
            elsewhere.isAccessible();

            person.open("/console/account");
            person.picture("account");
            person.isAccessible();
            person.page().getByLabel("Present password").fill(ConsoleBrowser.PASSWORD);
            person.page().getByLabel("New password").fill("another sentence of mine");
            person.button("Change password");
            person.sees("Your password is changed");

            elsewhere.open("/console/account");
            elsewhere.sees("Sign in");
        }
    }
}
