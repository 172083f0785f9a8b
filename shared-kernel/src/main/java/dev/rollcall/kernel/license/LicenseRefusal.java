package dev.rollcall.kernel.license;

import dev.rollcall.kernel.message.Refusal;
import java.util.UUID;

/** What can be in the way when a seat or a licence is asked for. */
public sealed interface LicenseRefusal extends Refusal {
    record NoFreeSeat(String license, int held, int seats) implements LicenseRefusal {
        @Override
        public String reason() {
            return "No free seat: %d of %d in licence \"%s\". Add or release seats in Enterprise Controls → Seats, then retry this user."
                    .formatted(held, seats, license);
        }
    }

    record LicenseUnknown(UUID license) implements LicenseRefusal {
        @Override
        public String reason() {
            return "There is no licence " + license;
        }
    }

    record SeatUnknown(int number) implements LicenseRefusal {
        @Override
        public String reason() {
            return "There is no seat %d: the licence has fewer, and none of that number was ever held"
                    .formatted(number);
        }
    }

    record AnotherLicense(String license) implements LicenseRefusal {
        @Override
        public String reason() {
            return "The organization has the licence \"%s\"; resize it".formatted(license);
        }
    }

    record OverageOutOfRange(int seats, int max) implements LicenseRefusal {
        @Override
        public String reason() {
            return "overageAllowed is %d; a licence allows between 0 and %d seats beyond its size"
                    .formatted(seats, max);
        }
    }

    record SizeOutOfRange(int seats, int max) implements LicenseRefusal {
        @Override
        public String reason() {
            return "seats is %d; a licence has between 1 and %d seats".formatted(seats, max);
        }
    }
}
