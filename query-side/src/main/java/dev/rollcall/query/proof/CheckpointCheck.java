package dev.rollcall.query.proof;

import dev.rollcall.query.ledger.LedgerDatabase;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Climbs from each organization's ledger to the root of its newest checkpoint, some organizations each round until it has
 * gone through all and begins again: a ledger whose end was cut off is found, also where nothing comes any more, or as much
 * has come as was taken. Older checkpoints have to be those that were signed; some of these are looked at each round too.
 */
public final class CheckpointCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCheck.class);

    /** Of a round. */
    private static final int ORGANIZATIONS = 20;

    private static final int CHECKPOINTS = 50;

    private static final UUID ABOVE_ALL = new UUID(-1, -1);

    private final TreeTable table;
    private final CheckpointTable checkpoints;
    private final SignedPast past;
    private UUID checked = ABOVE_ALL;
    private long seen;

    public CheckpointCheck(LedgerDatabase database, SignedPast past) {
        this.table = new TreeTable(database);
        this.checkpoints = new CheckpointTable(database);
        this.past = past;
    }

    /** One round. */
    public void go() {
        var some = table.signed(checked, ORGANIZATIONS);
        some.forEach(this::look);
        checked = some.size() < ORGANIZATIONS ? ABOVE_ALL : some.getLast();
        var older = checkpoints.after(seen, CHECKPOINTS);
        older.forEach(past::look);
        past.lookAgain();
        seen = older.size() < CHECKPOINTS ? 0 : older.getLast().number();
    }

    /** A tree that is being made again is looked at in a later round; what is missing in it for good, signing tells. */
    public void look(UUID organization) {
        try {
            past.goesOn(organization);
        } catch (IncompleteTree incomplete) {
            LOG.debug("Organization {} is compared later: {}", organization, incomplete.getMessage());
        }
    }
}
