package dev.rollcall.kernel.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree (RFC 6962 §2.1) over leaves that somebody else keeps. Every subtree that is asked for is complete, so its
 * hash never changes again.
 */
public final class MerkleTree {
    private static final byte[] NODE = {1};

    /** The hash of a tree without leaves. */
    public static final byte[] EMPTY = Sha256.of();

    /** Hashes of complete subtrees. */
    public interface Subtrees {
        /** The subtree of {@code 2^level} leaves that begins at leaf {@code index * 2^level}; at level 0 a leaf hash. */
        byte[] hash(int level, long index);
    }

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    public static byte[] parent(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    public byte[] root(long size) {
        return size == 0 ? EMPTY : hash(0, size);
    }

    /** The audit path of a leaf (RFC 6962 §2.1.1), from the leaf upwards. @param leaf its index, from 0 */
    public List<byte[]> inclusion(long leaf, long size) {
        var path = new ArrayList<byte[]>();
        include(leaf, 0, size, path);
        return path;
    }

    private void include(long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, path);
            path.add(hash(middle, to));
        } else {
            include(leaf, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /** That the tree of {@code first} leaves is a beginning of the tree of {@code second} (RFC 6962 §2.1.2). */
    public List<byte[]> consistency(long first, long second) {
        var path = new ArrayList<byte[]>();
        if (first > 0 && first < second) {
            connect(first, 0, second, true, path);
        }
        return path;
    }

    /** @param known whether the verifier has the hash of this range already, as the root of the first tree */
    private void connect(long first, long from, long to, boolean known, List<byte[]> path) {
        if (first == to) {
            if (!known) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (first <= middle) {
            connect(first, from, middle, known, path);
            path.add(hash(middle, to));
        } else {
            connect(first, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    /** A complete subtree of {@code 2^level} leaves. */
    public record Subtree(int level, byte[] hash) {}

    /** The complete subtrees that stand for a range of leaves, from left to right: few, whatever its length. */
    public List<Subtree> cover(long from, long to) {
        var cover = new ArrayList<Subtree>();
        for (long next = from; next < to; ) {
            int fits = Long.numberOfTrailingZeros(Long.highestOneBit(to - next));
            int level = next == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(next));
            cover.add(new Subtree(level, subtrees.hash(level, next >> level)));
            next += 1L << level;
        }
        return cover;
    }

    private byte[] hash(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(level, from >> level);
        }
        long middle = from + split(leaves);
        return parent(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below a number of leaves, which are two at least. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
