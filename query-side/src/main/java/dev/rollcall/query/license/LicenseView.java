package dev.rollcall.query.license;

import java.util.UUID;

/** A licence today. @param held seats that members hold */
public record LicenseView(UUID license, String name, int seats, long held, String noSeatPolicy) {}
