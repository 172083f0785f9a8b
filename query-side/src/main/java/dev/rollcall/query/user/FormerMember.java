package dev.rollcall.query.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member who was removed: only history remains. */
public record FormerMember(
        UUID id, String userName, @Nullable String displayName, Instant removedAt) {}
