package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.reconciliation.LeaverFinding;
import java.util.List;

/** What a list was found to be. @param historyUpTo the index of the organization's last event then */
public record Comparison(List<LeaverFinding> findings, long historyUpTo) {}
