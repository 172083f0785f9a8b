package dev.rollcall.query.team;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows the ledger to show teams, and who was in them, as of any position. */
@Component
final class TeamHistory implements Follower {
    @Override
    public String name() {
        return "team history 1";
    }

    @Override
    public List<String> tables() {
        return List.of("team_version_1", "membership_version_1", "team_history_1");
    }

    @Override
    public void follow(List<SealedFact> facts, Writes writes) {
        var table = new TeamVersionTable(facts.getLast().fact().organization(), writes);
        table.versions(TeamVersions.of(facts));
        var memberships = MembershipVersions.of(facts);
        table.end(memberships.ended());
        table.begin(memberships.begun());
        table.reached(facts.getLast());
    }
}
