package dev.rollcall.api.audit;

import dev.rollcall.query.ledger.LedgerStretch;
import java.time.Instant;
import java.util.Map;

/** Which positions of the ledger an answer tells of, and up to what time the ledger is final. */
public final class Positions {
    private Positions() {}

    public static Map<String, String> of(LedgerStretch stretch) {
        return of(stretch.from(), stretch.to(), stretch.sealedThrough());
    }

    static Map<String, String> of(long from, long to, Instant sealedThrough) {
        return Map.of(
                "fromPosition", Long.toString(from),
                "toPosition", Long.toString(to),
                "sealedThrough", sealedThrough.toString());
    }
}
