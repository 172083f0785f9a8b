package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.Scim;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.user.Keeper;
import dev.rollcall.query.user.MemberList;
import dev.rollcall.query.user.MemberMark;
import dev.rollcall.query.user.MemberQueries;
import dev.rollcall.query.user.MemberRow;
import dev.rollcall.query.user.MemberSearch;
import dev.rollcall.query.user.Standing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindMembersTest {
    private static final Set<Standing> ANY = EnumSet.allOf(Standing.class);
    private static final Set<Keeper> WHOEVER = EnumSet.allOf(Keeper.class);

    private final RunningServer server = RunningServer.get();
    private final RunningServer.Tenant tenant = server.tenant("okta", 3, "WITHOUT_SEAT");
    private final OrganizationId organization = OrganizationId.of(tenant.organization());
    private final MemberQueries members = server.bean(MemberQueries.class);

    private String member(String userName, String displayName, String email) {
        return tenant.scim()
                .post(
                        "/Users",
                        "{\"userName\": \"%s\", \"displayName\": \"%s\", \"emails\": [{\"value\": \"%s\", \"primary\": true}]}"
                                .formatted(userName, displayName, email))
                .id();
    }

    private List<String> names(MemberSearch search) {
        return names(members.search(organization, search, MemberMark.BEGIN, 50));
    }

    private static List<String> names(MemberList page) {
        return page.rows().stream().map(MemberRow::userName).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "bjen, bjensen",
        "BJENSEN, bjensen",
        "Barb, bjensen",
        "babs@, bjensen",
        "' jens', jensen",
        "nobody, ''",
        "%, ''",
        "_, ''"
    })
    void a_member_is_found_by_the_beginning_of_name_display_name_and_email(String beginning, String found) {
        member("bjensen", "Barbara Jensen", "babs@example.com");
        member("jensen", "Jens Jensen", "jj@example.com");

        assertThat(names(MemberSearch.everyone(beginning)))
                .containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void who_is_found_by_several_of_them_is_listed_once() {
        member("jsmith@example.com", "JSmith", "jsmith@example.com");
        var twoMails = tenant.scim()
                .post(
                        "/Users",
                        "{\"userName\": \"other\", \"emails\": [{\"value\": \"jsmith1@x.example\", \"type\": \"home\"}, {\"value\": \"jsmith2@x.example\", \"type\": \"work\"}]}");
        assertThat(twoMails.status()).isEqualTo(201);

        assertThat(names(MemberSearch.everyone("js"))).containsExactly("jsmith@example.com", "other");
    }

    @Test
    void members_are_filtered_by_access_seat_and_keeper() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            member(name, "Guide " + name, name + "@example.com");
        }
        tenant.scim()
                .patch(
                        "/Users/"
                                + members.search(organization, MemberSearch.everyone("b"), MemberMark.BEGIN, 1)
                                        .rows()
                                        .getFirst()
                                        .id(),
                        Scim.patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": false}"));

        assertThat(names(MemberSearch.of("", Set.of(Standing.SEATED), WHOEVER))).containsExactly("a", "c");
        assertThat(names(MemberSearch.of("", Set.of(Standing.SEATLESS), WHOEVER)))
                .containsExactly("d", "e");
        assertThat(names(MemberSearch.of("", Set.of(Standing.INACTIVE), WHOEVER)))
                .containsExactly("b");
        assertThat(names(MemberSearch.of("", Set.of(Standing.SEATED, Standing.SEATLESS), WHOEVER)))
                .containsExactly("a", "c", "d", "e");
        assertThat(names(MemberSearch.of("guide", Set.of(Standing.SEATLESS), WHOEVER)))
                .containsExactly("d", "e");
        assertThat(names(MemberSearch.of("", ANY, Set.of(Keeper.IDP)))).hasSize(5);
        assertThat(names(MemberSearch.of("", ANY, Set.of(Keeper.MANUAL)))).isEmpty();
        assertThat(names(MemberSearch.of("", Set.of(), WHOEVER))).isEmpty();
    }

    @Test
    void pages_are_the_whole_without_overlap_across_the_sections_of_a_search() {
        for (int number = 0; number < 4; number++) {
            member("anna" + number, "Zoe", "x@example.com");
            member("b" + number, "Anna " + number, "y@example.com");
            member("c" + number, "Zoe", "anna" + number + "@example.com");
        }
        List<String> seen = new ArrayList<>();
        for (var mark = MemberMark.BEGIN; mark != null; ) {
            var page = members.search(organization, MemberSearch.everyone("anna"), mark, 5);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(5);
            seen.addAll(names(page));
            mark = page.next();
            if (mark != null) {
                assertThat(MemberMark.parse(mark.text())).contains(mark);
            }
        }
        assertThat(seen)
                .containsExactly("anna0", "anna1", "anna2", "anna3", "b0", "b1", "b2", "b3", "c0", "c1", "c2", "c3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "x0198c1e4-5f3a-7b2c-9d4e-6f7081920a3bkey",
                "n0198c1e4",
                "n0000000-not-an-id-00000000000000000000x"
            })
    void a_mark_that_was_not_made_here_is_none(String text) {
        assertThat(MemberMark.parse(text)).isEmpty();
    }

    @Test
    void a_member_shows_who_keeps_it_and_a_removed_one_keeps_a_name() {
        var id = UUID.fromString(member("bjensen", "Barbara Jensen", "babs@example.com"));
        var row = members.find(organization, id).orElseThrow();
        assertThat(row.provider()).isEqualTo("okta");
        assertThat(row.email()).isEqualTo("babs@example.com");
        assertThat(row.standing()).isEqualTo(Standing.SEATED);
        assertThat(row.name()).isEqualTo("Barbara Jensen");

        tenant.scim().delete("/Users/" + id);

        assertThat(members.find(organization, id)).isEmpty();
        assertThat(members.former(organization, id))
                .hasValueSatisfying(former -> assertThat(former.displayName()).isEqualTo("Barbara Jensen"));
    }
}
