package dev.rollcall.query.license;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The use of a licence from one day to the end of another, in the organization's zone.
 *
 * @param size of the licence at the end
 * @param held at the end
 * @param taken how often a seat was taken
 * @param freed how often one became free
 * @param peak the most seats that were held at once
 * @param peakAt when that was first so
 * @param averageHeld over time, to two digits
 * @param mostBeyondSize the most by which the seats held exceeded the size: what a true-up is about
 */
public record SeatPeriod(
        LocalDate from,
        LocalDate to,
        int size,
        int held,
        long taken,
        long freed,
        int peak,
        Instant peakAt,
        BigDecimal averageHeld,
        int mostBeyondSize) {}
