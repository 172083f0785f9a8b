package dev.rollcall.kernel.proof;

import java.util.ArrayDeque;
import java.util.Deque;

/** A Merkle tree (RFC 6962 §2.1) that grows from left to right by complete subtrees; of it only its right edge is held. */
public final class GrowingTree {
    private final Deque<MerkleTree.Subtree> edge = new ArrayDeque<>();
    private long leaves;

    /** @throws IllegalArgumentException for a subtree that cannot stand there */
    public void add(MerkleTree.Subtree subtree) {
        long width = 1L << subtree.level();
        if (leaves % width != 0) {
            throw new IllegalArgumentException("A subtree of %d leaves cannot begin at %d".formatted(width, leaves));
        }
        var grown = subtree;
        for (long place = leaves >> subtree.level(); (place & 1) == 1; place >>= 1) {
            grown = new MerkleTree.Subtree(
                    grown.level() + 1, MerkleTree.parent(edge.pop().hash(), grown.hash()));
        }
        edge.push(grown);
        leaves += width;
    }

    public long leaves() {
        return leaves;
    }

    public byte[] root() {
        var rest = new ArrayDeque<>(edge);
        byte[] root = rest.isEmpty() ? MerkleTree.EMPTY : rest.pop().hash();
        while (!rest.isEmpty()) {
            root = MerkleTree.parent(rest.pop().hash(), root);
        }
        return root;
    }
}
