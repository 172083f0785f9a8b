package dev.rollcall.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.team.TeamListQueries;
import dev.rollcall.query.team.TeamRow;
import dev.rollcall.query.user.MemberMark;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.MemberRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListTeamsTest {
    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final TeamListQueries teams = server.bean(TeamListQueries.class);
    private final MemberQueries members = server.bean(MemberQueries.class);

    private String team(String name, String... users) {
        return tenant.scim().post("/Groups", Scim.group(name, users)).id();
    }

    private String user(String name) {
        return tenant.scim().post("/Users", Scim.user(name)).id();
    }

    @Test
    void teams_are_listed_by_name_with_the_number_of_their_members() {
        var bjensen = user("bjensen");
        team("Tour Guides", bjensen, user("jsmith"));
        team("accounting");
        var page = teams.search(organization, "", "", 50);

        assertThat(page.rows()).extracting(TeamRow::displayName).containsExactly("accounting", "Tour Guides");
        assertThat(page.rows()).extracting(TeamRow::members).containsExactly(0L, 2L);
        assertThat(page.rows()).extracting(TeamRow::provider).containsOnly("okta");
        assertThat(page.next()).isNull();

        tenant.scim().delete("/Users/" + bjensen);
        assertThat(teams.search(organization, "TOUR", "", 50).rows())
                .extracting(TeamRow::members)
                .containsExactly(1L);
        assertThat(teams.search(organization, "guides", "", 50).rows()).isEmpty();
    }

    @Test
    void pages_of_teams_are_the_whole_without_overlap() {
        for (int number = 0; number < 5; number++) {
            team("Team " + number);
        }
        List<String> seen = new ArrayList<>();
        for (String after = ""; after != null; ) {
            var page = teams.search(organization, "team", after, 2);
            page.rows().forEach(row -> seen.add(row.displayName()));
            after = page.next();
        }
        assertThat(seen).containsExactly("Team 0", "Team 1", "Team 2", "Team 3", "Team 4");
    }

    @Test
    void members_of_a_team_are_paged_and_found_by_name() {
        var team = UUID.fromString(team("Guides", user("anna"), user("bjensen"), user("jsmith")));
        user("jstranger");

        var first = members.ofTeam(organization, team, "", MemberMark.BEGIN, 2);
        assertThat(first.rows()).extracting(MemberRow::userName).containsExactly("anna", "bjensen");
        var second = members.ofTeam(organization, team, "", first.next(), 2);
        assertThat(second.rows()).extracting(MemberRow::userName).containsExactly("jsmith");
        assertThat(members.ofTeam(organization, team, "J", MemberMark.BEGIN, 2).rows())
                .extracting(MemberRow::userName)
                .containsExactly("jsmith");
        assertThat(teams.size(organization, team)).isEqualTo(3);
    }
}
