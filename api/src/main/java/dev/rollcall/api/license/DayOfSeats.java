package dev.rollcall.api.license;

import java.time.LocalDate;

/** A day in the chart. @param held when the day ended; @param size of the licence then */
record DayOfSeats(LocalDate day, long taken, long freed, long held, int size) {
    /** Held beyond the size. */
    public long overage() {
        return Math.max(0, held - size);
    }
}
