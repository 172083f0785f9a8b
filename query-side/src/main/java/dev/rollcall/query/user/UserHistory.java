package dev.rollcall.query.user;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.SealedFact;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows the ledger to show users as of any position. */
@Component
final class UserHistory implements Follower {
    @Override
    public String name() {
        return "user history 2";
    }

    @Override
    public List<String> tables() {
        return List.of(
                "user_version_1", "user_email_version_1", "user_value_version_1", "user_level_1", "user_history_1");
    }

    @Override
    public void follow(List<SealedFact> facts, Writes writes) {
        var table = new UserVersionTable(facts.getLast().fact().organization(), writes);
        var versions = UserVersions.of(facts);
        table.versions(versions.all());
        table.emails(versions.emails());
        table.values(versions.values());
        table.levels(versions.levels());
        table.reached(facts.getLast());
    }
}
