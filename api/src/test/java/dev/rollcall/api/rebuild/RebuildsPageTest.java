package dev.rollcall.api.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.rebuild.Rebuild;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An auditor sees that views are made anew, how far that is, and what came of it. */
class RebuildsPageTest {
    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final ConsoleBrowser person = ConsoleBrowser.desktop();
    private final CountDownLatch seen = new CountDownLatch(1);

    @AfterEach
    void leave() {
        seen.countDown();
        person.close();
    }

    @Test
    void an_auditor_sees_how_far_it_is_and_what_came_of_it() throws Exception {
        tenant.scim().post("/Users", Scim.user("babs@example.com"));
        var rebuild = RunningServer.get().bean(Rebuild.class);
        var working = new FutureTask<>(() -> rebuild.compare("views", (place, last, facts) -> awaitSeen()));
        Thread.ofPlatform().start(working);
        person.enter(tenant, Role.AUDITOR);
        person.link("Evidence");
        person.link("When views were made anew from the events");
        Await.until(Duration.ofSeconds(30), "somebody at work", () -> {
            person.page().reload();
            return person.page().getByText("Under way").count() == 1;
        });
        assertThat(person.page().locator("progress").getAttribute("value")).isNotEmpty();
        person.picture("views");
        person.isAccessible();

        seen.countDown();
        working.get();
        person.page()
                .getByText("Under way")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        person.sees("Compared");
        person.isAccessible();
    }

    private void awaitSeen() {
        try {
            seen.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void who_only_pays_does_not_see_it() {
        person.enter(tenant, Role.BILLING);
        assertThat(person.page().navigate("/console/evidence/views").status()).isEqualTo(403);
    }
}
