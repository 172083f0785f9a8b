package dev.rollcall.kernel.license;

/** What happens to a member for whom no seat is free. */
public enum NoSeatPolicy {
    /** The request is refused (403) and nothing of it applies. */
    REJECT,
    /** The member is active without a seat. */
    WITHOUT_SEAT
}
