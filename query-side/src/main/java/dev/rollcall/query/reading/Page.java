package dev.rollcall.query.reading;

/** A page by index (RFC 7644 §3.4.2.4). @param startIndex from 1; @param count at most so many, 0 for the total alone */
public record Page(int startIndex, int count) implements Slice {
    public int offset() {
        return startIndex - 1;
    }
}
