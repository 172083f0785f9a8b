package dev.rollcall.kernel.user;

/** What a member may do in the console; most members have none. An owner may do everything. */
public enum Role {
    OWNER,
    /** Reads everything, and changes seats. */
    BILLING,
    /** Reads everything. */
    AUDITOR
}
