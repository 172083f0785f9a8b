package dev.rollcall.query.audit;

/** Positions of the ledger. @param after exclusive; @param last inclusive */
public record AuditStretch(long after, long last) {
    public AuditStretch behind(long position) {
        return new AuditStretch(Math.max(after, position), last);
    }

    public AuditStretch before(long position) {
        return new AuditStretch(after, Math.min(last, position - 1));
    }
}
