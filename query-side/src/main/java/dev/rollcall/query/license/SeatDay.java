package dev.rollcall.query.license;

import java.time.LocalDate;

/** A day of a licence in the organization's zone. @param held seats when the day ended, or now where it has not */
public record SeatDay(LocalDate day, long taken, long freed, long held) {}
