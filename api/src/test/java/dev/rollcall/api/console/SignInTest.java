package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
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
        person.sees("The role is withdrawn");
        assertThat(person.page().getByText("mandy@example.com").count()).isZero();
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
