package dev.rollcall.query.license;

/**
 * How many seats a licence had at a position of the ledger, and how many of them were held.
 *
 * @param free never below zero
 * @param beyondSize seats held that the licence had not
 */
public record SeatLevel(int size, int held, int free, int beyondSize) {
    static SeatLevel of(int size, int held) {
        return new SeatLevel(size, held, Math.max(0, size - held), Math.max(0, held - size));
    }
}
