package dev.rollcall.query.reading;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place of one resource in a list.
 *
 * @param sorted what the list is sorted by, as PostgreSQL writes it; null where the resource has no such value
 */
public record Mark(UUID id, @Nullable String sorted) {}
