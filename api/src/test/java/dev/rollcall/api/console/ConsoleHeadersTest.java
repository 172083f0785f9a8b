package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Client;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.kernel.user.Role;
import org.junit.jupiter.api.Test;

/** What the console tells browsers, and what the rest of the server does not. */
class ConsoleHeadersTest {
    private static final RunningServer SERVER = RunningServer.get();

    @Test
    void pages_load_only_what_is_ours_are_never_framed_and_never_kept() {
        var page = ConsoleClient.of(SERVER.tenant("okta"), Role.OWNER).get("/console");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.body())
                .doesNotContain("<style")
                .doesNotContain("onclick=")
                .doesNotContain(" style=");
    }

    @Test
    void cookies_are_for_this_host_alone_and_no_script() {
        var visitor = new ConsoleClient(SERVER.url());
        var cookies = visitor.get("/console/sign-in").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .containsIgnoringCase("Secure")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .containsIgnoringCase("Path=/"));
    }

    @Test
    void scim_knows_neither_session_nor_cookie() {
        var tenant = SERVER.tenant("okta");
        var answer = tenant.scim().get("/Users");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(new Client(SERVER.url(), null).get("/").header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_redirect_stays_with_the_host_that_the_browser_knows() {
        var answer = new ConsoleClient(SERVER.url()).get("/console/members");
        assertThat(answer.headers().firstValue("Location")).hasValue("/console/sign-in");
    }

    @Test
    void what_is_no_page_is_told_on_a_page() {
        var owner = ConsoleClient.of(SERVER.tenant("okta"), Role.OWNER);
        var answer = owner.get("/console/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here").startsWith("<!doctype html>");
    }
}
