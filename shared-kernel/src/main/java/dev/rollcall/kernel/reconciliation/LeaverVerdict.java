package dev.rollcall.kernel.reconciliation;

/** What the history says of somebody who left, worst first. The allowed delay begins when the person left. */
public enum LeaverVerdict {
    /** The delay is over and access has not ended, or had come back before they left. */
    NEVER_DEPROVISIONED,
    /** Access had ended, and came back after the person left. */
    REACTIVATED,
    /** Access ended when the delay was over. */
    TOO_LATE,
    /** Nobody was ever known so, or several people are. */
    UNKNOWN,
    /** Still active, and the delay is not over. */
    NOT_YET_DUE,
    /** Access ended before the delay was over, or there never was any. */
    IN_TIME
}
