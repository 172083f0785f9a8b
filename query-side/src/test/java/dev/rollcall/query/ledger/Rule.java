package dev.rollcall.query.ledger;

/** When a number that is missing is taken for dead. One rule is right, three look right. */
enum Rule {
    /** Ours: when the survey has ended, S in a transaction of its own, with the highest number seen. */
    AFTERWARDS,
    /** Wrong: S is {@code pg_snapshot_xmax} of the survey, the last completed transaction and one. */
    SNAPSHOT_XMAX,
    /** Wrong: S is drawn in the transaction that surveys and seals, so before the survey. */
    INSIDE_THE_SEALING_TRANSACTION,
    /** Wrong: no notes; whatever is older than the oldest running transaction is sealed. */
    XMIN_HORIZON
}
