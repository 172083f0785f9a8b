package dev.rollcall.api.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact in plain words.
 *
 * @param by who asked for it
 * @param connection through which it was asked, null where a person asked; such requests stand in the provisioning log
 */
public record TimelineEntry(
        long index,
        String what,
        Instant at,
        String by,
        UUID request,
        @Nullable UUID connection) {}
