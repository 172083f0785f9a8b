package dev.rollcall.kernel.reconciliation;

import java.util.List;

/** How many of a list have each verdict, and how many hold a seat, whatever their verdict. */
public record LeaverCounts(
        int neverDeprovisioned, int reactivated, int tooLate, int unknown, int notYetDue, int inTime, int onSeat) {
    public static LeaverCounts of(List<LeaverFinding> findings) {
        var counts = new int[LeaverVerdict.values().length];
        findings.forEach(finding -> counts[finding.verdict().ordinal()]++);
        return new LeaverCounts(
                counts[LeaverVerdict.NEVER_DEPROVISIONED.ordinal()],
                counts[LeaverVerdict.REACTIVATED.ordinal()],
                counts[LeaverVerdict.TOO_LATE.ordinal()],
                counts[LeaverVerdict.UNKNOWN.ordinal()],
                counts[LeaverVerdict.NOT_YET_DUE.ordinal()],
                counts[LeaverVerdict.IN_TIME.ordinal()],
                (int) findings.stream()
                        .filter(finding -> finding.seat() != null)
                        .count());
    }

    public int of(LeaverVerdict verdict) {
        return switch (verdict) {
            case NEVER_DEPROVISIONED -> neverDeprovisioned;
            case REACTIVATED -> reactivated;
            case TOO_LATE -> tooLate;
            case UNKNOWN -> unknown;
            case NOT_YET_DUE -> notYetDue;
            case IN_TIME -> inTime;
        };
    }
}
