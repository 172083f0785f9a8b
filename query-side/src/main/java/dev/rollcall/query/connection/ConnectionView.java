package dev.rollcall.query.connection;

import java.util.UUID;

/** A connection of an organization. */
public record ConnectionView(UUID id, String provider, String dialect, boolean enabled) {}
