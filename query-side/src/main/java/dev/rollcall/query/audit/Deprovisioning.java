package dev.rollcall.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a member's active access.
 *
 * @param position in the ledger, null before it is sealed
 * @param ledgerAt the time of the ledger at that position
 * @param requestedAt when the request was received
 * @param effectiveAt when the end was recorded
 * @param verb PUT, PATCH or DELETE of SCIM, or ADMIN
 * @param seat the number of the seat that became free, null where none was held
 * @param teamsLeft teams left by a removal; a deactivated member stays in the teams, without effect
 */
public record Deprovisioning(
        @Nullable Long position,
        @Nullable Instant ledgerAt,
        UUID user,
        @Nullable String userName,
        Instant requestedAt,
        Instant effectiveAt,
        String verb,
        String actor,
        @Nullable UUID connection,
        UUID requestId,
        @Nullable Integer seat,
        List<UUID> teamsLeft) {}
