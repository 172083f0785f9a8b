package dev.rollcall.kernel.license;

/** What happens to a member for whom no seat is free. */
public enum NoSeatPolicy {
    /** The request is refused (403) and nothing of it applies. */
    REJECT,
    /** The member is active without a seat. */
    WITHOUT_SEAT,
    /** The member is active without a seat and waits: whoever waits longest gets the next free one. */
    WAITLIST,
    /** The member takes a seat beyond the size, as many as are allowed; then as {@link #REJECT}. */
    OVERAGE
}
