package dev.rollcall.api.license;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many seats a licence has had from when on. @param since by the instants from which they hold */
record LicenseSizes(NavigableMap<Instant, Integer> since) {
    static LicenseSizes of(List<Recorded<?>> facts) {
        NavigableMap<Instant, Integer> since = new TreeMap<>();
        for (Recorded<?> fact : facts) {
            switch (fact.event()) {
                case SeatsPurchased bought -> since.put(fact.recordedAt(), bought.seats());
                case LicenseResized resized -> since.put(fact.recordedAt(), resized.seats());
                default -> {}
            }
        }
        return new LicenseSizes(since);
    }

    /** The first size that is known, which is where a chart begins. */
    Instant began() {
        return since.isEmpty() ? Instant.EPOCH : since.firstKey();
    }

    /** None before the licence began. */
    int before(Instant instant) {
        var entry = since.lowerEntry(instant);
        return entry == null ? 0 : entry.getValue();
    }
}
