package dev.rollcall.query.license;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The use of a licence, or of those of its seats that members of a team held, from one day to the end of another, in the
 * organization's zone.
 *
 * @param size of the licence at the end; null before it was bought, and of a team, which has no seats of its own
 * @param held at the end
 * @param taken how often a seat was taken; of a team, also by whoever joined it with one
 * @param freed how often one became free; of a team, also by whoever left it with one
 * @param peak the most seats that were held at once
 * @param peakAt when that was first so
 * @param averageHeld over time, to two digits
 * @param utilisation of the seats that there were, how many were held over time, in per cent to one digit; null where there
 *     were none
 * @param mostBeyondSize the most by which the seats held exceeded the size: what a true-up is about
 */
public record SeatPeriod(
        LocalDate from,
        LocalDate to,
        @Nullable Integer size,
        int held,
        long taken,
        long freed,
        int peak,
        Instant peakAt,
        BigDecimal averageHeld,
        @Nullable BigDecimal utilisation,
        @Nullable Integer mostBeyondSize) {}
