package dev.rollcall.kernel.reconciliation;

import java.util.List;

/** How many of a list have each verdict, and how many hold a seat, whatever their verdict. */
public record LeaverCounts(
        int neverDeprovisioned, int reactivated, int tooLate, int unknown, int notYetDue, int inTime, int onSeat) {
    public static LeaverCounts of(List<LeaverFinding> findings) {
        return new LeaverCounts(
                count(findings, LeaverVerdict.NEVER_DEPROVISIONED),
                count(findings, LeaverVerdict.REACTIVATED),
                count(findings, LeaverVerdict.TOO_LATE),
                count(findings, LeaverVerdict.UNKNOWN),
                count(findings, LeaverVerdict.NOT_YET_DUE),
                count(findings, LeaverVerdict.IN_TIME),
                (int) findings.stream()
                        .filter(finding -> finding.seat() != null)
                        .count());
    }

    private static int count(List<LeaverFinding> findings, LeaverVerdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
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
