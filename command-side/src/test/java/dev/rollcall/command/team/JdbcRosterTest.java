package dev.rollcall.command.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.team.Roster.Assigned;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Sessions;
import dev.rollcall.command.testing.Tables;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRosterTest {
    private static final UUID TEAM = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final JdbcRoster roster = new JdbcRoster(sessions.database());
    private final List<UUID> users = Stream.generate(UUID::randomUUID)
            .limit(3)
            .sorted(JdbcRosterTest::asPostgres)
            .toList();
    private final UUID stranger = UUID.randomUUID();

    private static int asPostgres(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }

    @BeforeEach
    void provision() {
        users.forEach(user -> provision(sessions.organization(), user));
    }

    private void provision(OrganizationId organization, UUID user) {
        new Tables(DATABASE.admin())
                .change(
                        "INSERT INTO user_claim (organization_id, user_id, user_name_key) VALUES (?, ?, ?)",
                        organization.value(),
                        user,
                        user.toString());
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private Assigned assign(UUID team, UUID... wanted) {
        return sessions.commit(() -> roster.assign(sessions.organization(), team, List.of(wanted)));
    }

    private List<UUID> members(UUID team) {
        return sessions.commit(() -> users.stream()
                .filter(user -> roster.teamsOf(sessions.organization(), user).contains(team))
                .toList());
    }

    @Test
    void assigning_says_who_was_no_member_before() {
        assertThat(assign(TEAM, users.get(0))).isEqualTo(new Assigned(List.of(users.get(0)), List.of()));
        assertThat(assign(TEAM, users.get(2), users.get(0), users.get(1), users.get(2))
                        .added())
                .containsExactlyInAnyOrder(users.get(1), users.get(2));
        assertThat(assign(TEAM, users.toArray(UUID[]::new))).isEqualTo(new Assigned(List.of(), List.of()));
    }

    @Test
    void strangers_are_named_and_do_not_hinder_the_others() {
        assertThat(assign(TEAM, stranger, users.get(0)))
                .isEqualTo(new Assigned(List.of(users.get(0)), List.of(stranger)));
    }

    @Test
    void a_user_of_another_organization_is_a_stranger() {
        provision(Origins.organization(), stranger);
        assertThat(assign(TEAM, stranger)).isEqualTo(new Assigned(List.of(), List.of(stranger)));
    }

    @Test
    void unassigning_says_who_was_a_member() {
        assign(TEAM, users.get(0), users.get(1));
        var gone = sessions.commit(
                () -> roster.unassign(sessions.organization(), TEAM, List.of(users.get(2), users.get(1), stranger)));
        assertThat(gone).containsExactly(users.get(1));
        assertThat(members(TEAM)).containsExactly(users.get(0));
    }

    @Test
    void retaining_takes_off_everybody_who_is_not_named() {
        assign(TEAM, users.toArray(UUID[]::new));
        assign(OTHER, users.get(0));
        var gone = sessions.commit(() -> roster.retain(sessions.organization(), TEAM, List.of(users.get(1), stranger)));
        assertThat(gone).containsExactlyInAnyOrder(users.get(0), users.get(2));
        assertThat(members(TEAM)).containsExactly(users.get(1));
        assertThat(members(OTHER)).containsExactly(users.get(0));
    }

    @Test
    void retaining_nobody_empties_the_team() {
        assign(TEAM, users.toArray(UUID[]::new));
        assertThat(sessions.commit(() -> roster.retain(sessions.organization(), TEAM, List.of())))
                .hasSize(3);
        assertThat(members(TEAM)).isEmpty();
    }

    @Test
    void dissolving_leaves_other_teams_alone() {
        assign(TEAM, users.get(0));
        assign(OTHER, users.get(0));
        sessions.commit(() -> roster.dissolve(sessions.organization(), TEAM));
        assertThat(members(TEAM)).isEmpty();
        assertThat(members(OTHER)).containsExactly(users.get(0));
    }

    @Test
    void whoever_leaves_all_teams_is_told_which() {
        assign(TEAM, users.get(0), users.get(1));
        assign(OTHER, users.get(0));
        assertThat(sessions.commit(() -> roster.leaveAll(sessions.organization(), users.get(0))))
                .containsExactlyInAnyOrder(TEAM, OTHER);
        assertThat(members(TEAM)).containsExactly(users.get(1));
        assertThat(sessions.commit(() -> roster.leaveAll(sessions.organization(), users.get(0))))
                .isEmpty();
    }

    @Test
    void the_facts_of_one_change_are_in_one_order() {
        var added = assign(TEAM, users.toArray(UUID[]::new)).added();
        var gone = sessions.commit(() -> roster.unassign(sessions.organization(), TEAM, users.reversed()));
        assertThat(gone).isEqualTo(added);
    }

    @Test
    void a_removal_waits_for_an_assignment_in_flight_and_takes_it_along() {
        var user = users.get(0);
        var assigning = sessions.open(() -> roster.assign(sessions.organization(), TEAM, List.of(user)));
        var removing = sessions.meanwhile(() -> remove(user));
        sessions.awaitWaiting();
        assigning.commit();

        assertThat(removing.join()).containsExactly(TEAM);
        assertThat(members(TEAM)).isEmpty();
    }

    @Test
    void an_assignment_waits_for_a_removal_in_flight_and_finds_a_stranger() {
        var user = users.get(0);
        var removing = sessions.open(() -> remove(user));
        var assigning = sessions.meanwhile(() -> roster.assign(sessions.organization(), TEAM, List.of(user)));
        sessions.awaitWaiting();
        removing.commit();

        assertThat(assigning.join()).isEqualTo(new Assigned(List.of(), List.of(user)));
    }

    private List<UUID> remove(UUID user) {
        sessions.database()
                .sql("DELETE FROM user_claim WHERE organization_id = ? AND user_id = ?")
                .params(sessions.organization().value(), user)
                .update();
        return roster.leaveAll(sessions.organization(), user);
    }
}
