package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.message.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token by its public half.
 *
 * @param mac HMAC-SHA-256 of the whole token, hex
 * @param schemaRevision changes with the schemas of the organization; 0 where it has added none
 */
public record TokenView(
        String kid,
        OrganizationId organization,
        UUID connection,
        String mac,
        String dialect,
        boolean connectionEnabled,
        AllowedAddresses addresses,
        long schemaRevision,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
