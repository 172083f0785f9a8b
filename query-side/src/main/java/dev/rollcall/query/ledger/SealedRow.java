package dev.rollcall.query.ledger;

import java.util.UUID;

/**
 * A row of the ledger beside the event that it was made of.
 *
 * @param isAsSealed whether the event still makes the hash that was sealed, and its personal data, unless that was erased,
 *     what the hash commits to
 */
public record SealedRow(long sealNo, UUID organization, long position, boolean isAsSealed) {
    public String where() {
        return "position %d of organization %s".formatted(position, organization);
    }
}
