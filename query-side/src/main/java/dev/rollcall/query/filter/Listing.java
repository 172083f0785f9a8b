package dev.rollcall.query.filter;

import dev.rollcall.kernel.scim.Filter;
import dev.rollcall.query.reading.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A list that is asked for.
 *
 * @param filter null for everything
 * @param sort null for the order of creation
 */
public record Listing(@Nullable Filter filter, @Nullable Sort sort, Slice slice) {}
