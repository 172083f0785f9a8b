package dev.rollcall.query.audit;

import java.util.List;

/** @param more whether others follow: a page also ends where its entries are large */
public record AuditPage(List<AuditEntry> entries, boolean more) {}
