package dev.rollcall.kernel.license;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import java.util.List;
import java.util.UUID;

/** What happens to a licence as a whole; seats taken and freed stand in the streams of their users. */
public sealed interface LicenseEvent extends Event {
    UUID license();

    @Override
    default UUID subject() {
        return license();
    }

    /** @param seats how many, numbered from 1 */
    @Fact(name = "license.seats-purchased", says = "A licence with its first seats exists")
    record SeatsPurchased(UUID license, String name, int seats, NoSeatPolicy policy) implements LicenseEvent {}

    /**
     * @param seats the size from now on
     * @param added numbers of new seats
     * @param retired numbers of free seats that are gone
     * @param surplus held seats above the size: each release retires one until none is left
     */
    @Fact(name = "license.resized", says = "A licence got another number of seats")
    record LicenseResized(UUID license, int seats, List<Integer> added, List<Integer> retired, int surplus)
            implements LicenseEvent {}

    @Fact(name = "license.policy-changed", says = "Another rule decides when no seat is free")
    record NoSeatPolicyChanged(UUID license, NoSeatPolicy policy) implements LicenseEvent {}

    /** @param seats how many beyond the size, where the policy is {@link NoSeatPolicy#OVERAGE} */
    @Fact(name = "license.overage-allowed", says = "So many seats beyond the size may be held")
    record OverageAllowed(UUID license, int seats) implements LicenseEvent {}
}
