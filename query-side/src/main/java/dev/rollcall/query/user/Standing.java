package dev.rollcall.query.user;

/** Whether a member may use the product, and on a seat. An inactive member holds none. */
public enum Standing {
    SEATED,
    SEATLESS,
    INACTIVE
}
