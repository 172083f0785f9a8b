package dev.rollcall.query.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger beside the event that it was made of.
 *
 * @param organization null where the row itself is no more
 * @param isAsSealed whether the event still makes the hash that was sealed, and its personal data, unless that was erased,
 *     what the hash commits to
 */
public record SealedRow(long sealNo, @Nullable UUID organization, long position, boolean isAsSealed) {
    static SealedRow missing(long sealNo) {
        return new SealedRow(sealNo, null, 0, false);
    }

    public String where() {
        return organization == null
                ? "number %d of the whole ledger, which is missing".formatted(sealNo)
                : "position %d of organization %s".formatted(position, organization);
    }
}
