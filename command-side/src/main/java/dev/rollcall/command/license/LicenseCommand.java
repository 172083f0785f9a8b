package dev.rollcall.command.license;

import dev.rollcall.kernel.license.NoSeatPolicy;
import java.util.UUID;

/** What can be asked of a licence. */
public sealed interface LicenseCommand {
    UUID license();

    record PurchaseSeats(UUID license, String name, int seats, NoSeatPolicy policy) implements LicenseCommand {}

    /** Shrinking below use evicts nobody: seats above the size retire when they are released. */
    record ResizeLicense(UUID license, int seats) implements LicenseCommand {}

    record ChangeNoSeatPolicy(UUID license, NoSeatPolicy policy) implements LicenseCommand {}

    /** @param seats how many beyond the size may be held, where the policy is {@link NoSeatPolicy#OVERAGE} */
    record AllowOverage(UUID license, int seats) implements LicenseCommand {}
}
