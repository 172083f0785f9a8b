package dev.rollcall.api.audit;

import java.time.Instant;
import java.util.Map;

/**
 * The time that a report tells of, in ledger time.
 *
 * @param position the last one of the organization's ledger then
 * @param sealedThrough the latest time that could be asked for
 */
record AsOf(Instant time, long position, Instant sealedThrough) {
    Map<String, String> question() {
        return Map.of(
                "asOf",
                time.toString(),
                "position",
                Long.toString(position),
                "sealedThrough",
                sealedThrough.toString());
    }
}
