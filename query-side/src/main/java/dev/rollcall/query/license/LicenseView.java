package dev.rollcall.query.license;

import java.util.UUID;

/**
 * A licence today.
 *
 * @param held seats that members hold
 * @param overage held seats beyond the size
 * @param overageAllowed how many there may be, where the policy is OVERAGE
 * @param waiting members who wait for a seat
 */
public record LicenseView(
        UUID license,
        String name,
        int seats,
        long held,
        String noSeatPolicy,
        long overage,
        int overageAllowed,
        long waiting) {}
