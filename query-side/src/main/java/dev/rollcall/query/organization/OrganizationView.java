package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;

/** An organization. */
public record OrganizationView(OrganizationId id, String name, ZoneId zone, Instant foundedAt) {}
