package dev.rollcall.command.license;

import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.UUID;

/** The seats of a licence as rows: one a seat. */
interface SeatRows {
    /** @throws dev.rollcall.kernel.message.Refused with {@code AnotherLicense}: an organization has one */
    void purchase(OrganizationId organization, SeatsPurchased fact);

    /** Adds rows, or retires free ones; says what it did. */
    LicenseResized resize(OrganizationId organization, UUID license, int seats);

    void policy(OrganizationId organization, UUID license, NoSeatPolicy policy);

    /** How many seats beyond the size may be held. */
    void overage(OrganizationId organization, UUID license, int seats);
}
