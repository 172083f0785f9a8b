package dev.rollcall.command.team;

import static dev.rollcall.command.testing.Refusing.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.testing.Origins;
import dev.rollcall.command.testing.Sessions;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.team.TeamRefusal.TeamNameTaken;
import dev.rollcall.kernel.team.TeamRefusal.TeamUnknown;
import dev.rollcall.kernel.testing.PostgresForTests;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcTeamHeadsTest {
    @RegisterExtension
    static final PostgresForTests DATABASE = PostgresForTests.migrated("command");

    private final Sessions sessions = new Sessions(DATABASE.server(), DATABASE.admin());
    private final TeamHeads heads = new JdbcTeamHeads(sessions.database());
    private final UUID guides = UUID.randomUUID();

    @BeforeEach
    void found() {
        found(sessions.organization(), guides, "Tour Guides");
    }

    @AfterEach
    void close() {
        sessions.close();
    }

    private void found(OrganizationId organization, UUID team, String name) {
        assertThat(sessions.commitFor(organization, () -> heads.found(organization, team, name)))
                .isEmpty();
    }

    private Optional<UUID> holder(String name) {
        return sessions.commit(() -> heads.found(sessions.organization(), UUID.randomUUID(), name));
    }

    private void rename(UUID team, String name) {
        sessions.commit(() -> heads.rename(sessions.organization(), team, name));
    }

    private void lock(UUID team) {
        sessions.commit(() -> heads.lock(sessions.organization(), team));
    }

    @Test
    void a_name_in_any_case_is_taken_once() {
        assertThat(holder("TOUR guides")).contains(guides);
    }

    @Test
    void another_organization_has_names_of_its_own() {
        found(Origins.organization(), UUID.randomUUID(), "Tour Guides");
    }

    @Test
    void a_rename_frees_the_old_name_and_takes_the_new_one() {
        rename(guides, "Drivers");
        found(sessions.organization(), UUID.randomUUID(), "Tour Guides");
        assertThat(holder("drivers")).contains(guides);
    }

    @Test
    void a_rename_to_a_taken_name_is_refused() {
        var drivers = UUID.randomUUID();
        found(sessions.organization(), drivers, "Drivers");
        assertThat(refusalOf(() -> rename(drivers, "tour guides"))).isEqualTo(new TeamNameTaken("tour guides"));
    }

    @Test
    void two_changes_of_a_team_wait_for_each_other() {
        var first = sessions.open(() -> heads.lock(sessions.organization(), guides));
        var second = sessions.meanwhile(() -> {
            heads.lock(sessions.organization(), guides);
            return true;
        });
        sessions.awaitWaiting();
        first.commit();
        assertThat(second.join()).isTrue();
    }

    @Test
    void a_change_that_waited_for_the_dissolution_finds_no_team() {
        var dissolving = sessions.open(() -> heads.dissolve(sessions.organization(), guides));
        var changing = sessions.meanwhile(() -> {
            heads.lock(sessions.organization(), guides);
            return true;
        });
        sessions.awaitWaiting();
        dissolving.commit();
        assertThat(refusalOf(changing::join)).isEqualTo(new TeamUnknown(guides.toString()));
    }

    @Test
    void a_dissolved_team_frees_its_name() {
        sessions.commit(() -> heads.dissolve(sessions.organization(), guides));
        assertThat(refusalOf(() -> lock(guides))).isEqualTo(new TeamUnknown(guides.toString()));
        found(sessions.organization(), UUID.randomUUID(), "Tour Guides");
    }

    @Test
    void a_team_of_another_organization_is_unknown() {
        var theirs = UUID.randomUUID();
        found(Origins.organization(), theirs, "Theirs");
        assertThat(refusalOf(() -> lock(theirs))).isEqualTo(new TeamUnknown(theirs.toString()));
    }
}
