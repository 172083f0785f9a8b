package dev.rollcall.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.team.TeamEvent.TeamCreated;
import dev.rollcall.kernel.team.TeamEvent.TeamMembersAssigned;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.query.audit.Departure;
import dev.rollcall.query.audit.DepartureQueries;
import dev.rollcall.query.audit.TimelineQueries;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final String DEACTIVATE =
            Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");
    private final Instant from = Instant.now().minus(Duration.ofDays(1));
    private final Instant to = from.plus(Duration.ofDays(2));

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final DepartureQueries departures = server.bean(DepartureQueries.class);
    private final TimelineQueries timelines = server.bean(TimelineQueries.class);

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    private List<Departure> all() {
        return departures.between(organization, from, to, Moment.LATEST, 50);
    }

    @Test
    void who_was_reactivated_has_returned_as_the_same_user() {
        var user = user("bjensen");
        tenant.scim().patch("/Users/" + user, DEACTIVATE);
        assertThat(all()).singleElement().satisfies(gone -> {
            assertThat(gone.returnedAt()).isNull();
            assertThat(gone.name()).isEqualTo("bjensen");
            assertThat(gone.took()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        });

        tenant.scim().patch("/Users/" + user, DEACTIVATE.replace("false", "true"));
        tenant.scim().patch("/Users/" + user, DEACTIVATE);

        assertThat(all()).extracting(gone -> gone.returnedAt() != null).containsExactly(false, true);
        assertThat(all().getLast().returnedAs()).isEqualTo(UUID.fromString(user));
        assertThat(departures.summary(organization, from, to)).isEqualTo(new DepartureQueries.Summary(2, 1));
    }

    @Test
    void who_was_removed_and_provisioned_again_has_returned_as_another() {
        tenant.scim().delete("/Users/" + user("bjensen"));
        var again = user("bjensen");

        assertThat(all()).singleElement().extracting(Departure::returnedAs).isEqualTo(UUID.fromString(again));
    }

    @Test
    void pages_are_the_whole_newest_first_and_other_days_are_left_out() {
        for (String name : List.of("a", "b", "c")) {
            tenant.scim().delete("/Users/" + user(name));
        }
        var first = departures.between(organization, from, to, Moment.LATEST, 2);
        var second = departures.between(organization, from, to, first.getLast().moment(), 2);

        assertThat(Stream.concat(first.stream(), second.stream()).map(Departure::name))
                .containsExactly("c", "b", "a");
        assertThat(departures.between(organization, from.minusSeconds(9), from, Moment.LATEST, 2))
                .isEmpty();
    }

    @Test
    void a_file_of_days_that_are_named_is_of_those_days() {
        tenant.scim().delete("/Users/" + user("bjensen"));
        var reader = ConsoleClient.of(tenant, Role.AUDITOR);
        var today = LocalDate.now(ZoneOffset.UTC);

        assertThat(reader.get("/console/deprovisioned/csv?from=%s&to=%s".formatted(today, today))
                        .body())
                .contains("bjensen", "Deprovisioned from %s to %s".formatted(today, today));
        assertThat(reader.get("/console/deprovisioned?from=2001-01-01&to=" + today)
                        .body())
                .contains("Give a day from %s on, when the history begins.".formatted(today));
        assertThat(reader.get("/console/deprovisioned?from=%s&to=2999-01-01".formatted(today))
                        .body())
                .contains("Give a day that has begun, today (%s) at the latest.".formatted(today));
        assertThat(reader.get("/console/deprovisioned?period=last-decade").body())
                .contains("Choose a period");
        assertThat(reader.get("/console/deprovisioned?from=2020-01-01&to=tomorrow")
                        .body())
                .contains("Give a day such as 2026-03-31.", "value=\"2020-01-01\"", "value=\"tomorrow\"");
    }

    @Test
    void timelines_are_told_newest_first_a_page_at_a_time() {
        var user = UUID.fromString(user("bjensen"));
        var team = UUID.fromString(tenant.scim()
                .post("/Groups", Scim.group("Guides", user.toString()))
                .id());
        tenant.scim().patch("/Users/" + user, DEACTIVATE);
        tenant.scim().delete("/Users/" + user);

        assertThat(kinds(timelines.ofUser(organization, user, Newest.of(50))))
                .containsExactly(
                        UserRemoved.class,
                        SeatReleased.class,
                        UserDeactivated.class,
                        TeamMembersAssigned.class,
                        SeatAssigned.class,
                        UserProvisioned.class);
        var latest = timelines.ofTeam(organization, team, Newest.of(1));
        assertThat(kinds(latest)).containsExactly(UserRemoved.class);
        assertThat(kinds(timelines.ofTeam(
                        organization, team, Newest.of(9).before(latest.getLast().index()))))
                .containsExactly(TeamMembersAssigned.class, TeamCreated.class);
    }

    private static List<Class<?>> kinds(List<Recorded<?>> facts) {
        return facts.stream().<Class<?>>map(fact -> fact.event().getClass()).toList();
    }
}
