package dev.rollcall.query.reading;

import org.jspecify.annotations.Nullable;

/**
 * The part that follows a mark (RFC 9865): costs the same at any depth, and what is added or removed meanwhile shifts
 * nothing.
 *
 * @param after null for the beginning
 */
public record Following(@Nullable Mark after, int count) implements Slice {}
