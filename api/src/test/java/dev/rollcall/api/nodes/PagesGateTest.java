package dev.rollcall.api.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.nodes.MeteredServer.Cost;
import dev.rollcall.api.testing.Client.Answer;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.DepartureQueries;
import dev.rollcall.query.audit.TimelineQueries;
import dev.rollcall.query.license.UtilisationQueries;
import dev.rollcall.query.reading.Moment;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.team.TeamListQueries;
import dev.rollcall.query.user.Keeper;
import dev.rollcall.query.user.MemberList;
import dev.rollcall.query.user.MemberMark;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.MemberSearch;
import dev.rollcall.query.user.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console's questions cost in an organization of a hundred thousand members, in rows that PostgreSQL goes through. */
@Tag("long")
class PagesGateTest {
    private static final int USERS = 100_000;
    private static final int LARGE_TEAM = 50_000;
    private static final int PAGE = 50;

    /** A page, one row more, its look-ups, and what an index has to skip. */
    private static final long A_FEW = 700;

    @TempDir
    static Path home;

    private static MeteredServer server;
    private static OrganizationId organization;
    private static UUID team;

    @BeforeAll
    static void start() throws IOException {
        server = new MeteredServer(home);
        new Population(server).settle(USERS);
        organization = new OrganizationId(server.organization());
        run("UPDATE user_view_1 SET connection_id = cast('%s' AS uuid) WHERE external_id IS NOT NULL"
                .formatted(server.connection()));
        run("UPDATE user_view_1 SET active = false, seat_number = NULL WHERE user_name LIKE '%99'");
        team = team(LARGE_TEAM);
        run("VACUUM ANALYZE");
    }

    private static UUID team(int members) {
        var id = UUID.randomUUID();
        run(
                "INSERT INTO team_view_1 (organization_id, team_id, version, display_name, display_name_key, created_at, last_modified) VALUES ('%s', '%s', 0, 'Team %d', 'team of %3$d', now(), now())"
                        .formatted(server.organization(), id, members));
        run(
                "INSERT INTO membership_span_1 (organization_id, team_id, user_id, since, since_index) SELECT organization_id, cast('%s' AS uuid), user_id, now(), 0 FROM user_claim WHERE organization_id = '%s' ORDER BY user_id LIMIT %d"
                        .formatted(id, server.organization(), members));
        return id;
    }

    private static void run(String sql) {
        server.owner().sql(sql).update();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Cost cost(Runnable question) {
        return server.cost(question);
    }

    private static long visited(Cost cost) {
        assertThat(cost.scanned().keySet())
                .doesNotContain("user_view_1", "user_email_1", "membership_span_1", "seat_span_1");
        return cost.visited().values().stream().mapToLong(rows -> rows).sum();
    }

    private static void assertFew(Supplier<MemberList> question, int found) {
        var cost = cost(() -> assertThat(question.get().rows()).hasSize(found));
        assertThat(visited(cost)).isLessThan(A_FEW);
    }

    private static MemberList search(MemberSearch search) {
        return server.bean(MemberQueries.class).search(organization, search, MemberMark.BEGIN, PAGE);
    }

    @Test
    void a_page_of_members_is_read_and_no_more() {
        assertFew(() -> search(MemberSearch.everyone("")), PAGE);
        assertFew(() -> search(MemberSearch.everyone("guide")), PAGE);
        assertFew(() -> search(MemberSearch.everyone("GUIDE777")), PAGE);
        assertFew(() -> search(MemberSearch.everyone("nobody")), 0);
    }

    @Test
    void the_rare_are_found_among_the_many_by_their_index() {
        assertFew(() -> search(MemberSearch.of("", Set.of(Standing.INACTIVE), EnumSet.allOf(Keeper.class))), PAGE);
        assertFew(() -> search(MemberSearch.of("", EnumSet.allOf(Standing.class), Set.of(Keeper.MANUAL))), 1);
        assertFew(() -> search(MemberSearch.of("", Set.of(Standing.SEATLESS), EnumSet.allOf(Keeper.class))), 0);
        assertFew(() -> search(MemberSearch.of("g", Set.of(Standing.SEATLESS), EnumSet.allOf(Keeper.class))), 0);
    }

    @Test
    void a_team_of_fifty_thousand_is_paged_and_searched() {
        var members = server.bean(MemberQueries.class);
        var pages = cost(() -> {
            members.ofTeam(organization, team, "", MemberMark.BEGIN, PAGE);
            members.ofTeam(organization, team, "guide77", MemberMark.BEGIN, PAGE);
        });
        assertThat(visited(pages)).isLessThan(10_000);
        var listed = cost(() -> server.bean(TeamListQueries.class).search(organization, "", "", PAGE));
        assertThat(visited(listed)).isLessThan(10_000);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 1000, 1000", "1001, , 1001, ", "10000, , 10000, ", "10001, , , "})
    void members_are_shown_up_to_the_published_limits_and_never_a_part_of_them(
            int members, Integer unasked, Integer asked, Integer inList) {
        var id = team(members);
        var filter = "/Groups?filter=id%20eq%20%22" + id + "%22";
        assertMembers(server.scim().get("/Groups/" + id), unasked);
        assertMembers(server.scim().get("/Groups/" + id + "?attributes=members"), asked);
        assertMembers(server.scim().get(filter + "&attributes=members.value"), inList);
        assertThat(server.scim().get(filter).resource(0).path("members").size())
                .isEqualTo(unasked == null ? 0 : unasked);
    }

    /** @param shown null where the members are not shown: left out unasked, and refused where they were asked for */
    private static void assertMembers(Answer answer, @Nullable Integer shown) {
        var json = answer.json();
        var group = json.has("Resources") ? json.path("Resources").path(0) : json;
        boolean asked = answer.http().uri().getQuery() != null;
        if (shown != null) {
            assertThat(group.path("members").size()).isEqualTo(shown);
        } else if (asked) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(json.path("scimType").stringValue()).isEqualTo("tooMany");
            assertThat(answer.detail()).contains("1000", "10000", "/Users?filter=groups.value eq");
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(group.has("members")).isFalse();
        }
    }

    /** As discovery and the refusal say. */
    @Test
    void the_members_of_a_team_of_fifty_thousand_are_read_page_by_page_as_users() {
        var list = "/Users?count=200&attributes=userName&filter=groups.value%20eq%20%22" + team + "%22&cursor=";
        var first = server.scim().get(list);
        assertThat(first.totalResults()).isEqualTo(LARGE_TEAM);
        var seen = new HashSet<String>();
        var page = first;
        var cursor = "";
        do {
            page.json()
                    .path("Resources")
                    .forEach(user -> seen.add(user.path("id").stringValue()));
            cursor = page.json().path("nextCursor").stringValue("");
            var next = list + cursor;
            page = cursor.isEmpty() ? page : server.scim().get(next);
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(LARGE_TEAM);

        var second = list + first.json().path("nextCursor").stringValue();
        var cost = cost(() -> assertThat(server.scim().get(second).status()).isEqualTo(200));
        assertThat(visited(cost)).isLessThan(A_FEW);
    }

    @Test
    void holders_leavers_and_timelines_are_read_a_page_at_a_time() {
        var now = Instant.now();
        var cost = cost(() -> {
            server.bean(UtilisationQueries.class)
                    .holdersAt(organization, server.organization(), now, Moment.LATEST, PAGE);
            server.bean(DepartureQueries.class)
                    .between(organization, now.minus(Duration.ofDays(90)), now, Moment.LATEST, PAGE);
            server.bean(TimelineQueries.class).ofTeam(organization, team, Newest.of(PAGE));
        });
        assertThat(visited(cost)).isLessThan(A_FEW);
    }

    @Test
    void the_days_of_a_year_are_counted_in_the_indexes() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var cost = cost(() -> assertThat(server.bean(UtilisationQueries.class)
                        .days(organization, server.organization(), today.minusDays(365), today, ZoneOffset.UTC))
                .hasSize(366));
        assertThat(visited(cost)).isLessThan(2L * USERS + 1_000);
    }
}
