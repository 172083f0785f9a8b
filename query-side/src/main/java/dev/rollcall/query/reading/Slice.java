package dev.rollcall.query.reading;

/** Which part of a list is asked for. */
public sealed interface Slice permits Page, Following {
    /** Resources at most; 0 for none but the total. */
    int count();
}
