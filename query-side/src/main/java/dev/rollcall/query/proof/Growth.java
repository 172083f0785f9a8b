package dev.rollcall.query.proof;

import java.util.ArrayList;
import java.util.List;

/** Keeps the subtrees that a tree has grown by. What it keeps is a function of the leaves; doing it twice does nothing. */
final class Growth {
    /** So many blocks of 256 leaves at once. */
    private static final int BLOCKS_AT_ONCE = 64;

    private final SubtreeTable subtrees;

    Growth(SubtreeTable subtrees) {
        this.subtrees = subtrees;
    }

    /**
     * One stretch, to be called in a transaction.
     *
     * @param size leaves that there are
     * @return whether all is kept that can be
     */
    boolean grow(long size) {
        long have = subtrees.count(KeptTree.STEP);
        long blocks = size / KeptTree.BLOCK;
        long end = Math.min(blocks, have + BLOCKS_AT_ONCE);
        if (end > have) {
            keep(0, have, end);
            growAbove(KeptTree.STEP);
        }
        return end >= blocks;
    }

    /** A level that has grown may have completed subtrees of the next one. */
    private void growAbove(int level) {
        long have = subtrees.count(level + KeptTree.STEP);
        long blocks = subtrees.count(level) / KeptTree.BLOCK;
        if (blocks > have) {
            keep(level, have, blocks);
            growAbove(level + KeptTree.STEP);
        }
    }

    private void keep(int level, long first, long end) {
        var hashes = subtrees.hashes(level, first * KeptTree.BLOCK, end * KeptTree.BLOCK);
        var roots = new ArrayList<byte[]>();
        for (long block = first; block < end; block++) {
            roots.add(root(level, first * KeptTree.BLOCK, hashes, Math.toIntExact(block - first) * KeptTree.BLOCK));
        }
        subtrees.keep(level + KeptTree.STEP, first, roots);
    }

    private static byte[] root(int level, long first, List<byte[]> hashes, int from) {
        if (hashes.size() < from + KeptTree.BLOCK) {
            throw KeptTree.missing(level, first + hashes.size());
        }
        return KeptTree.root(hashes.subList(from, from + KeptTree.BLOCK));
    }
}
