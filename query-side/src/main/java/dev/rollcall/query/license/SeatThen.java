package dev.rollcall.query.license;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat that was held at a position of the ledger.
 *
 * @param userName as it was then
 * @param since in ledger time
 * @param until in ledger time, null while it lasts
 */
public record SeatThen(
        int seat,
        UUID user,
        @Nullable String userName,
        Instant since,
        @Nullable Instant until) {}
