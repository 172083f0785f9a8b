package dev.rollcall.query.proof;

/** A record that was sealed, and is no more. */
public final class LostRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long position;

    LostRecord(long position) {
        super(
                "The record at position %d was sealed and is no more: somebody has taken it away; the operator of this server has to find out who"
                        .formatted(position),
                null,
                false,
                false);
        this.position = position;
    }

    public long position() {
        return position;
    }
}
