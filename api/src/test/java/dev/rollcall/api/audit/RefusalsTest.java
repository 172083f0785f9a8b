package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Await;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.user.Role;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was asked and refused is told with whom it was about, whoever asked (lifecycle R1). */
class RefusalsTest {
    private static final RunningServer SERVER = RunningServer.get();

    private final Tenant tenant = SERVER.tenant("okta", 1, "REJECT");
    private final String admin = "/admin/organizations/" + tenant.organization();

    private JsonNode told(String question) {
        var now = SERVER.sealed(tenant.organization());
        Await.until(
                Duration.ofSeconds(30),
                "told up to " + now,
                () -> ask("to=" + now).status() == 200);
        var rows = ask(question).json().path("rows");
        assertThat(rows.size()).as(rows.toString()).isEqualTo(1);
        return rows.path(0);
    }

    private Answer ask(String question) {
        return SERVER.operator().get(admin + "/audit?" + question);
    }

    private String owner() {
        var user = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        var origin = tenant.origin();
        SERVER.bean(Dispatch.class).send(new GrantRole(UUID.fromString(user), Role.OWNER), origin);
        return user;
    }

    @Test
    void a_refused_deprovisioning_names_the_member_also_in_a_file_and_is_found_by_the_member() {
        var owner = owner();
        assertThat(tenant.scim().delete("/Users/" + owner).status()).isEqualTo(403);

        var refused = told("fact=deprovisioning.refused");

        assertThat(refused.path("user").stringValue()).isEqualTo(owner);
        assertThat(refused.path("subjectName").stringValue()).isEqualTo("bjensen");
        assertThat(refused.path("reason").stringValue()).contains("the last owner cannot be deprovisioned");
        assertThat(told("fact=deprovisioning.refused&user=" + owner)).isEqualTo(refused);
        assertThat(ask("fact=deprovisioning.refused&format=csv").body()).contains(",bjensen," + owner + ",");
    }

    @Test
    void a_member_who_comes_back_to_no_seat_is_named_and_so_is_who_has_never_been_one() {
        var first = tenant.scim().post("/Users", Scim.user("bjensen")).id();
        tenant.scim().patch("/Users/" + first, active(false));
        tenant.scim().post("/Users", Scim.user("jsmith"));
        tenant.scim().patch("/Users/" + first, active(true));
        tenant.scim().post("/Users", Scim.user("mandy"));

        var back = told("fact=seat.refused&user=" + first);
        assertThat(back.path("user").stringValue()).isEqualTo(first);
        assertThat(back.path("subjectName").stringValue()).isEqualTo("bjensen");
        var never = ask("fact=seat.refused").json().path("rows").path(1);
        assertThat(never.path("user").isNull()).isTrue();
        assertThat(never.path("subjectName").stringValue()).isEqualTo("mandy");
    }

    /** An identity provider tries again and again, and so do others who are called the same. */
    @Test
    void each_member_has_a_refusal_of_the_day_whatever_they_are_called() {
        tenant.scim().post("/Users", Scim.user("jsmith"));
        tenant.scim().post("/Users", Scim.user("mandy"));
        var inactive = "{\"userName\": \"mandy\", \"active\": false}";
        var first = tenant.scim().post("/Users", inactive).id();
        tenant.scim().patch("/Users/" + first, active(true));
        tenant.scim()
                .patch(
                        "/Users/" + first,
                        Scim.patch("{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"amanda\"}"));
        tenant.scim().patch("/Users/" + first, active(true));
        var second = tenant.scim().post("/Users", inactive).id();
        tenant.scim().patch("/Users/" + second, active(true));
        told("fact=seat.refused&user=" + second);

        var all = ask("fact=seat.refused").json().path("rows");
        assertThat(all.valueStream().map(row -> row.path("user").asString("nobody")))
                .containsExactlyInAnyOrder("nobody", first, second);
    }

    private static String active(boolean active) {
        return Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": %s}".formatted(active));
    }

    @Test
    void a_seat_that_a_person_asked_for_in_vain_is_history_too() {
        tenant.scim().post("/Users", Scim.user("bjensen"));

        for (int time = 0; time < 2; time++) {
            assertThat(SERVER.operator()
                            .post(admin + "/users", "{\"email\": \"jsmith@example.com\"}")
                            .status())
                    .isEqualTo(403);
        }

        var refused = told("fact=seat.refused");
        assertThat(refused.path("subjectName").stringValue()).isEqualTo("jsmith@example.com");
        assertThat(refused.path("actor").stringValue()).isEqualTo("operator");
        assertThat(refused.path("verb").stringValue()).isEqualTo("ADMIN");
    }

    @Test
    void what_comparing_a_list_found_is_told_with_the_fact() {
        SERVER.operator()
                .send(
                        "POST",
                        admin + "/reconciliations",
                        "userName,left\nghost,2026-01-01\n",
                        "Content-Type",
                        "text/csv");

        var compared = told("fact=leavers.reconciled");

        assertThat(compared.path("subjectType").stringValue()).isEqualTo("reconciliation");
        assertThat(compared.path("changes")
                        .valueStream()
                        .map(change -> change.path("attribute").stringValue() + " "
                                + change.path("after").stringValue()))
                .contains("allowedDelay PT24H", "rows 1", "unknown 1", "inTime 0");
    }
}
