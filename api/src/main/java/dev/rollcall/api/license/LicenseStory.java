package dev.rollcall.api.license;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.fact.Fact;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.OverageAllowed;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.NoSeatPolicy;
import java.util.Locale;

/** What facts mean for a licence, in plain words. */
final class LicenseStory {
    private LicenseStory() {}

    static String tell(Event event) {
        return event instanceof LicenseEvent own
                ? own(own)
                : event.getClass().getAnnotation(Fact.class).says();
    }

    private static String own(LicenseEvent event) {
        return switch (event) {
            case SeatsPurchased bought -> seats("Began with %,d seats", bought.seats());
            case LicenseResized resized -> resized(resized);
            case NoSeatPolicyChanged changed -> "When no seat is free: " + words(changed.policy());
            case OverageAllowed allowed -> seats("Allows %,d seats beyond the size", allowed.seats());
        };
    }

    private static String resized(LicenseResized resized) {
        var text = seats("Resized to %,d seats", resized.seats());
        return resized.surplus() == 0 ? text : text + seats("; %,d more were in use", resized.surplus());
    }

    private static String seats(String text, int number) {
        return String.format(Locale.UK, text, number);
    }

    /** What happens to a member for whom no seat is free. */
    static String words(NoSeatPolicy policy) {
        return switch (policy) {
            case REJECT -> "refuse the member (403); nothing of the request applies";
            case WITHOUT_SEAT -> "let the member in, active without a seat";
            case WAITLIST -> "let the member in without a seat, to wait for the next free one";
            case OVERAGE -> "let the member in on a seat beyond the size, as far as allowed; then refuse (403)";
        };
    }
}
