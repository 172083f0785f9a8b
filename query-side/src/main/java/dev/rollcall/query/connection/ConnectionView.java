package dev.rollcall.query.connection;

import java.util.List;
import java.util.UUID;

/** A connection of an organization. @param tokens the eldest first */
public record ConnectionView(UUID id, String provider, String dialect, boolean enabled, List<IssuedToken> tokens) {}
