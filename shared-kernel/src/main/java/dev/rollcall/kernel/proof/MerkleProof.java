package dev.rollcall.kernel.proof;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Checks proofs against roots (RFC 9162 §2.1.3.2, §2.1.4.2) with nothing but the proof at hand. */
public final class MerkleProof {
    private MerkleProof() {}

    /** Whether a tree with this root and size has this leaf at this index. */
    public static boolean includes(byte[] root, long size, long leaf, byte[] leafHash, List<byte[]> path) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        var rest = new ArrayDeque<>(path);
        long place = leaf;
        long last = size - 1;
        byte[] hash = leafHash;
        while (last > 0 && !rest.isEmpty()) {
            if ((place & 1) == 1 || place == last) {
                hash = MerkleTree.parent(rest.remove(), hash);
                int up = Long.numberOfTrailingZeros(place);
                place >>= up;
                last >>= up;
            } else {
                hash = MerkleTree.parent(hash, rest.remove());
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && rest.isEmpty() && MessageDigest.isEqual(hash, root);
    }

    /** Whether the first tree is a beginning of the second one. */
    public static boolean connects(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> path) {
        if (first > second || first < 0) {
            return false;
        }
        if (first == 0 || first == second) {
            return path.isEmpty() && MessageDigest.isEqual(firstRoot, first == 0 ? MerkleTree.EMPTY : secondRoot);
        }
        var rest = new ArrayDeque<>(path);
        if (Long.bitCount(first) == 1) {
            rest.addFirst(firstRoot);
        }
        return !rest.isEmpty() && climbs(first, firstRoot, second, secondRoot, rest);
    }

    private static boolean climbs(long first, byte[] firstRoot, long second, byte[] secondRoot, Deque<byte[]> rest) {
        int complete = Long.numberOfTrailingZeros(first);
        long place = (first - 1) >> complete;
        long last = (second - 1) >> complete;
        byte[] before = rest.remove();
        byte[] after = before;
        while (last > 0 && !rest.isEmpty()) {
            byte[] sibling = rest.remove();
            if ((place & 1) == 1 || place == last) {
                before = MerkleTree.parent(sibling, before);
                after = MerkleTree.parent(sibling, after);
                int up = Long.numberOfTrailingZeros(place);
                place >>= up;
                last >>= up;
            } else {
                after = MerkleTree.parent(after, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0
                && rest.isEmpty()
                && MessageDigest.isEqual(before, firstRoot)
                && MessageDigest.isEqual(after, secondRoot);
    }
}
