package dev.rollcall.query.ledger;

/** When a number that is missing is taken for dead, and a time for sealed. One rule is right, the others look right. */
enum Rule {
    /** Ours: when the survey has ended, S in a transaction of its own, with the highest number seen. */
    AFTERWARDS,
    /** Wrong: S is {@code pg_snapshot_xmax} of the survey, the last completed transaction and one. */
    SNAPSHOT_XMAX,
    /** Wrong: S is drawn in the transaction that surveys and seals, so before the survey. */
    INSIDE_THE_SEALING_TRANSACTION,
    /** Wrong: no notes; whatever is older than the oldest running transaction is sealed. */
    XMIN_HORIZON,
    /** Wrong: a time is sealed when all is that this survey shows, though it shows no more than a batch. */
    LAST_OF_THE_BATCH,
    /** Wrong: the last number is read before the notes whose time has come, not after. */
    LAST_BEFORE_CLEARED;

    boolean isWhole() {
        return this == AFTERWARDS || this == LAST_OF_THE_BATCH || this == LAST_BEFORE_CLEARED;
    }
}
