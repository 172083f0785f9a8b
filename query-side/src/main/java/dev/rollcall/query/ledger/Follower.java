package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.Writes;
import java.util.List;

/**
 * Follows the ledger some moments behind the writers, on one node at a time, and writes each fact down once: its rows
 * and its position are of one transaction. To be one is all it takes to be run. Its tables are fenced like all
 * others, and the sealer's role needs a grant on them ({@code R__server_role.sql}).
 */
public interface Follower {
    /** Never changes: its position stands under it. A new name begins at the beginning. */
    String name();

    /** All that it writes, and nobody else does: they can be made anew from the facts alone. */
    List<String> tables();

    /**
     * What it throws keeps it where it is: it is tried again, and nothing is passed over.
     *
     * @param facts of one organization, in the order of the ledger
     * @param writes bound to this organization
     */
    void follow(List<SealedFact> facts, Writes writes);
}
