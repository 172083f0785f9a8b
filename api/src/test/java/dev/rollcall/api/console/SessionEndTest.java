package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** A session ends while a page is open. */
class SessionEndTest {
    private static final String LATEST = "**/console/calls/latest**";

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();
    private final String email = person.enter(tenant, Role.OWNER);

    @AfterEach
    void leave() {
        person.close();
    }

    private void signOutInAnotherTab() {
        try (var tab = person.page().context().newPage()) {
            tab.navigate("/console");
            tab.locator("button.sign-out").click();
            tab.getByText("You are signed out.").waitFor();
        }
    }

    private SignedIn who() {
        var user = tenant.scim()
                .filter("/Users", "userName eq \"%s\"".formatted(email))
                .resource(0);
        return new SignedIn(
                UUID.fromString(tenant.organization()),
                UUID.fromString(user.path("id").stringValue()));
    }

    private void lastUsed(Instant when) {
        FindByIndexNameSessionRepository<?> sessions = RunningServer.get().bean(FindByIndexNameSessionRepository.class);
        changeSession(sessions, when);
    }

    private <S extends Session> void changeSession(FindByIndexNameSessionRepository<S> sessions, Instant used) {
        sessions.findByPrincipalName(who().getName()).values().forEach(session -> {
            session.setAttribute(SessionLife.USED, used);
            sessions.save(session);
        });
    }

    private void isAtTheSignInAndComesBackTo(String path) {
        person.page().waitForURL("**/console/sign-in*");
        assertThat(person.page().locator(".navbar-vertical").count()).isZero();
        person.signIn(email);
        person.page().waitForURL("**" + path);
    }

    @Test
    void a_log_that_is_looked_at_leads_to_the_sign_in_and_back_to_the_log() {
        person.open("/console/calls?outcome=ok");
        person.sees("Live");
        signOutInAnotherTab();

        isAtTheSignInAndComesBackTo("/console/calls?outcome=ok");
        person.sees("Calls, newest first");
    }

    @Test
    void a_search_leads_to_the_sign_in_and_back_to_the_page_that_was_searched() {
        person.open("/console/members?access=active");
        signOutInAnotherTab();
        person.page().getByLabel("Name or e-mail").fill("babs");

        isAtTheSignInAndComesBackTo("/console/members?access=active");
    }

    @Test
    void the_page_that_was_asked_for_is_shown_with_all_that_was_asked_of_it() {
        signOutInAnotherTab();
        person.open("/console/deprovisioned?period=last-year");

        isAtTheSignInAndComesBackTo("/console/deprovisioned?period=last-year");
    }

    @Test
    void a_log_that_nobody_looks_at_keeps_no_session_alive() {
        person.open("/console/calls");
        person.sees("Live");
        lastUsed(Instant.now().minus(SessionLife.IDLE));

        person.sees("Your session has ended");
        isAtTheSignInAndComesBackTo("/console/calls");
    }

    @Test
    void a_session_that_lies_unused_or_is_old_has_ended() {
        var database = RunningServer.get().bean(JdbcClient.class);
        var idle = Instant.now().minusSeconds(ConsoleSecurity.IDLE_SECONDS + 1L).toEpochMilli();
        database.sql("UPDATE console_session SET last_access_time = ?, expiry_time = ? WHERE principal_name = ?")
                .params(idle, idle + ConsoleSecurity.IDLE_SECONDS * 1000L, who().getName())
                .update();
        person.open("/console/teams");
        person.sees("Your session has ended");
        isAtTheSignInAndComesBackTo("/console/teams");

        database.sql("UPDATE console_session SET creation_time = ? WHERE principal_name = ?")
                .params(Instant.now().minus(SessionLife.LONGEST).toEpochMilli(), who().getName())
                .update();
        person.open("/console/teams");
        person.sees("Your session has ended");
    }

    @Test
    void a_log_that_cannot_go_on_says_so_with_the_reason_until_it_goes_on() {
        person.open("/console/calls");
        person.sees("Live");
        person.page().route(LATEST, route -> route.abort());
        person.sees("Rollcall cannot be reached. What is shown here may be old.");
        person.page().getByText("Not live").waitFor();

        person.page().unroute(LATEST);
        person.page()
                .route(
                        LATEST,
                        route -> route.fulfill(new FulfillOptions()
                                .setStatus(503)
                                .setBody("<h1>Rollcall cannot reach its database</h1><p>Try again in a minute.</p>")));
        person.sees("Rollcall cannot reach its database. Try again in a minute.");

        person.page().unroute(LATEST);
        person.page().locator("#trouble").waitFor(new WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(person.page()
                        .getByText("Live", new Page.GetByTextOptions().setExact(true))
                        .isVisible())
                .isTrue();
    }
}
