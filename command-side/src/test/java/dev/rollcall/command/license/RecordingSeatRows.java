package dev.rollcall.command.license;

import dev.rollcall.command.testing.Decisions;
import dev.rollcall.command.testing.Origins;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Seat rows that answer as a licence would with two held seats above its size. */
final class RecordingSeatRows implements SeatRows {
    static final UUID LICENSE = UUID.randomUUID();
    static final Origin OWNER = Origins.admin(Origins.organization());
    static final SeatsPurchased PURCHASED = new SeatsPurchased(LICENSE, "Enterprise", 50, NoSeatPolicy.REJECT);

    final List<String> asked = new ArrayList<>();

    Decisions<License> decisions() {
        return new Decisions<>(License.class, fixture -> new LicenseHandler(fixture.getRepository(), this));
    }

    static LicenseResized resizedTo(int seats) {
        return new LicenseResized(LICENSE, seats, List.of(), List.of(49, 50), 2);
    }

    @Override
    public void purchase(OrganizationId organization, SeatsPurchased fact) {
        asked.add("purchase " + fact.seats());
    }

    @Override
    public LicenseResized resize(OrganizationId organization, UUID license, int seats) {
        asked.add("resize " + seats);
        return resizedTo(seats);
    }

    @Override
    public void overage(OrganizationId organization, UUID license, int seats) {
        asked.add("overage " + seats);
    }

    @Override
    public void policy(OrganizationId organization, UUID license, NoSeatPolicy policy) {
        asked.add("policy " + policy);
    }
}
