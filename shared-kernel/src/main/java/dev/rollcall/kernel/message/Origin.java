package dev.rollcall.kernel.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asked, for which organization, through which connection, in which request, and when it was received. Recorded
 * with every event. The organization comes from the credential alone, never from a body or a path.
 *
 * @param actor {@code token:<kid>}, {@code owner:<user id>}, {@code operator} or {@code rollcall}
 * @param connection the SCIM connection, null for what people do
 * @param verb {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE} for SCIM, {@code ADMIN} otherwise
 * @param requestId made by the server
 * @param receivedAt when the request arrived, this node's clock
 */
public record Origin(
        OrganizationId organization,
        String actor,
        @Nullable UUID connection,
        String verb,
        UUID requestId,
        Instant receivedAt) {

    /** The key under which a command carries its origin. */
    public static final String KEY = "origin";

    public static final String ADMIN = "ADMIN";

    /** The actor of what nobody asked for. */
    public static final String ROLLCALL = "rollcall";
}
