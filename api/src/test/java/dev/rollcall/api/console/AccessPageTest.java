package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleBrowser;
import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.user.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Roles and links, without a browser. */
class AccessPageTest {
    private static final Pattern LINK = Pattern.compile("/console/welcome/[\\w-]+");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\w*)\"");

    private final Tenant tenant = RunningServer.get().tenant("okta");
    private final String mandy =
            tenant.scim().post("/Users", Scim.user("mandy@example.com")).id();
    private final ConsoleClient owner = ConsoleClient.of(tenant, Role.OWNER);

    private String seen() {
        return seen(owner.get("/console/access"));
    }

    private static String seen(HttpResponse<String> page) {
        var form = SEEN.matcher(page.body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private static String link(HttpResponse<String> page) {
        var link = LINK.matcher(page.body());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static Map<String, String> auditor(String seen) {
        return Map.of("userName", "mandy@example.com", "role", "AUDITOR", "seen", seen);
    }

    private static boolean opens(String link) {
        return new ConsoleClient(RunningServer.get().url()).get(link).statusCode() == 200;
    }

    @Test
    void a_page_that_is_reloaded_after_it_showed_a_link_makes_no_other_one() {
        var seen = seen();
        var link = link(owner.post("/console/access", auditor(seen)));

        var again = owner.post("/console/access", auditor(seen));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("it was shown once, cannot be shown again, and still works", "value=\"mandy@example.com\"")
                .doesNotContain("Give this link to");
        assertThat(opens(link)).isTrue();
    }

    @Test
    void a_new_link_takes_the_place_of_the_old_one_once_and_not_again_by_a_reload() {
        var old = link(owner.post("/console/access", auditor(seen())));
        var path = "/console/access/" + mandy + "/link";
        var seen = seen();
        var link = link(owner.post(path, Map.of("seen", seen)));
        assertThat(opens(old)).isFalse();

        assertThat(owner.post(path, Map.of("seen", seen)).statusCode()).isEqualTo(409);

        assertThat(opens(link)).isTrue();
        assertThat(owner.post(path, Map.of("seen", seen())).body()).contains("Give this link to");
    }

    @Test
    void who_is_inactive_gets_no_role_and_the_way_to_the_member_is_shown() {
        tenant.scim()
                .patch("/Users/" + mandy, Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));

        var refused = owner.post("/console/access", auditor(seen()));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("An inactive member cannot have a role.", "href=\"/console/members/" + mandy)
                .doesNotContain("reactivate user");
    }

    @Test
    void an_owner_keeps_the_role_until_another_owner_has_signed_in() {
        var own = "/console/access/%s/withdraw".formatted(idOf("OWNER-" + tenant.organization() + "@example.com"));
        var link = ConsoleBrowser.invited(tenant, "second@example.com", Role.OWNER);
        owner.get(own);

        var refused = owner.post(own, Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is the last owner who can sign in");

        new ConsoleClient(RunningServer.get().url()).enter(link, "second-%s@example.com".formatted(tenant.license()));
        assertThat(owner.post(own, Map.of()).statusCode()).isEqualTo(302);
    }

    private String idOf(String userName) {
        return tenant.scim()
                .filter("/Users", "userName eq \"%s\"".formatted(userName))
                .resource(0)
                .path("id")
                .stringValue();
    }
}
