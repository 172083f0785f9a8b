package dev.rollcall.kernel.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The leaves of the test vectors that implementations of Certificate Transparency share. */
    private static final List<String> VECTOR =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final int SIZES = 70;

    private static final List<byte[]> LEAVES = IntStream.range(0, SIZES)
            .mapToObj(number -> Sha256.of(new byte[] {0}, new byte[] {(byte) number}))
            .toList();

    @Test
    void roots_are_those_of_the_shared_test_vectors() {
        var leaves = VECTOR.stream()
                .map(hex -> Sha256.of(new byte[] {0}, HexFormat.of().parseHex(hex)))
                .toList();

        assertThat(Stream.of(0, 1, 2, 3, 7, 8).map(size -> hex(tree(leaves).root(size))))
                .containsExactly(
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void a_tree_that_grows_by_complete_subtrees_has_the_same_root() {
        var tree = tree(LEAVES);
        for (int size = 0; size < SIZES; size++) {
            for (int from = 0; from <= size; from += 7) {
                var grown = new GrowingTree();
                tree.cover(0, from).forEach(grown::add);
                LEAVES.subList(from, size).forEach(leaf -> grown.add(new MerkleTree.Subtree(0, leaf)));

                assertThat(grown.leaves()).isEqualTo(size);
                assertThat(hex(grown.root())).as("%d of %d", from, size).isEqualTo(hex(tree.root(size)));
            }
        }
    }

    @Test
    void a_subtree_that_cannot_stand_there_is_refused() {
        var grown = new GrowingTree();
        grown.add(new MerkleTree.Subtree(0, LEAVES.getFirst()));

        assertThatThrownBy(() -> grown.add(new MerkleTree.Subtree(1, LEAVES.getLast())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_leaf_of_every_tree_is_proven_and_no_other_one() {
        var tree = tree(LEAVES);
        for (int size = 1; size < SIZES; size++) {
            byte[] root = tree.root(size);
            assertThat(hex(root)).isEqualTo(hex(plain(LEAVES.subList(0, size))));
            for (int leaf = 0; leaf < size; leaf++) {
                var path = tree.inclusion(leaf, size);
                assertThat(MerkleProof.includes(root, size, leaf, LEAVES.get(leaf), path))
                        .as("%d of %d", leaf, size)
                        .isTrue();
                assertThat(MerkleProof.includes(root, size, leaf, LEAVES.get((leaf + 1) % SIZES), path))
                        .isFalse();
                assertThat(MerkleProof.includes(root, size, (leaf + 1) % size, LEAVES.get(leaf), path))
                        .isEqualTo(size == 1);
                for (var changed : changes(path)) {
                    assertThat(MerkleProof.includes(root, size, leaf, LEAVES.get(leaf), changed))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_tree_is_proven_to_be_a_beginning_of_every_longer_one_and_of_no_other() {
        var tree = tree(LEAVES);
        for (int second = 0; second < SIZES; second++) {
            for (int first = 0; first <= second; first++) {
                var path = tree.consistency(first, second);
                byte[] before = tree.root(first);
                byte[] after = tree.root(second);
                assertThat(MerkleProof.connects(first, before, second, after, path))
                        .as("%d in %d", first, second)
                        .isTrue();
                if (first > 0) {
                    assertThat(MerkleProof.connects(first, flipped(before), second, after, path))
                            .isFalse();
                    assertThat(MerkleProof.connects(first, before, second, flipped(after), path))
                            .isFalse();
                }
                for (var changed : changes(path)) {
                    assertThat(MerkleProof.connects(first, before, second, after, changed))
                            .as("%d in %d, changed", first, second)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void indexes_outside_the_tree_are_no_proof() {
        var tree = tree(LEAVES);

        assertThat(MerkleProof.includes(tree.root(1), 1, 1, LEAVES.getFirst(), List.of()))
                .isFalse();
        assertThat(MerkleProof.includes(tree.root(1), 1, -1, LEAVES.getFirst(), List.of()))
                .isFalse();
        assertThat(MerkleProof.connects(2, tree.root(2), 1, tree.root(1), List.of()))
                .isFalse();
    }

    /** One hash more, one less, one bit of one hash. */
    private static List<List<byte[]>> changes(List<byte[]> path) {
        List<List<byte[]>> all = new ArrayList<>();
        var longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        all.add(longer);
        for (int place = 0; place < path.size(); place++) {
            var shorter = new ArrayList<>(path);
            shorter.remove(place);
            all.add(shorter);
            var other = new ArrayList<>(path);
            other.set(place, flipped(path.get(place)));
            all.add(other);
        }
        return all;
    }

    private static byte[] flipped(byte[] hash) {
        byte[] other = hash.clone();
        other[5] ^= 4;
        return other;
    }

    /** The definition of RFC 6962 §2.1, word for word. */
    private static byte[] plain(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        return MerkleTree.parent(plain(leaves.subList(0, split)), plain(leaves.subList(split, leaves.size())));
    }

    private static MerkleTree tree(List<byte[]> leaves) {
        return new MerkleTree((level, index) -> {
            int width = 1 << level;
            int from = Math.toIntExact(index * width);
            return plain(leaves.subList(from, from + width));
        });
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
