package dev.rollcall.query.proof;

import dev.rollcall.kernel.proof.MerkleTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of an organization's Merkle tree from those that are kept: leaves, and complete subtrees of every eighth level
 * above. What lies between two kept levels is folded from one block of at most 256 hashes, and a block is read once.
 */
final class KeptTree implements MerkleTree.Subtrees {
    /** Levels between two that are kept. */
    static final int STEP = 8;

    static final int BLOCK = 1 << STEP;

    /** Reads hashes that are kept. */
    interface Kept {
        /** Those of a level that is a multiple of {@link #STEP}, from the first of a block up to where one is missing. */
        List<byte[]> block(int level, long block);
    }

    private record Place(int level, long block) {}

    private final Kept kept;
    private final Map<Place, List<byte[]>> blocks = new HashMap<>();

    KeptTree(Kept kept) {
        this.kept = kept;
    }

    /**
     * @throws IncompleteTree where the hash of a subtree that it takes is not there
     * @throws LostRecord where a leaf is not
     */
    @Override
    public byte[] hash(int level, long index) {
        int above = level % STEP;
        long first = index << above;
        var block = blocks.computeIfAbsent(
                new Place(level - above, first / BLOCK), place -> kept.block(place.level(), place.block()));
        int from = Math.toIntExact(first % BLOCK);
        int to = from + (1 << above);
        if (to > block.size()) {
            throw missing(level - above, first - from + block.size());
        }
        return root(block.subList(from, to));
    }

    /** @param place where the first hash is that is not there */
    static RuntimeException missing(int level, long place) {
        return level == 0 ? new LostRecord(place + 1) : new IncompleteTree(level, place);
    }

    /** Of a complete subtree. @param hashes two to the power of something of them */
    static byte[] root(List<byte[]> hashes) {
        int half = hashes.size() / 2;
        return half == 0
                ? hashes.getFirst()
                : MerkleTree.parent(root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }
}
