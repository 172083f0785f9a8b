package dev.rollcall.query.ledger;

/** When a number that is missing is taken for dead. Two rules are right, three look right. */
enum Rule {
    /** Ours: when the read has ended, S in a transaction of its own, with the highest number drawn by then. */
    HIGHEST_DRAWN,
    /** As above, with the highest number that the read has seen. */
    HIGHEST_SEEN,
    /** Wrong: S is {@code pg_snapshot_xmax} of the read, the last completed transaction and one. */
    SNAPSHOT_XMAX,
    /** Wrong: S is drawn in the transaction that reads and seals, so before the read. */
    INSIDE_THE_SEALING_TRANSACTION,
    /** Wrong: no notes; whatever is older than the oldest running transaction is sealed. */
    XMIN_HORIZON;

    boolean notesAfterwards() {
        return this == HIGHEST_DRAWN || this == HIGHEST_SEEN;
    }
}
