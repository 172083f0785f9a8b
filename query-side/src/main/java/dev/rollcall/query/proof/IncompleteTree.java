package dev.rollcall.query.proof;

/** A hash that a proof takes is not kept: the tree is being made again. */
public final class IncompleteTree extends RuntimeException {
    private static final long serialVersionUID = 1;

    IncompleteTree(int level, long index) {
        super("The Merkle tree has no hash at level %d, place %d".formatted(level, index), null, false, false);
    }
}
