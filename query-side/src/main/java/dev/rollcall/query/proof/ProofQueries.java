package dev.rollcall.query.proof;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.MerkleTree;
import dev.rollcall.kernel.proof.MerkleTree.Subtree;
import dev.rollcall.query.reading.Reads;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Hashes of an organization's Merkle tree: for each factor of 256 in its size two stretches of at most 256 rows are read,
 * by their key. Sizes have to be those of a checkpoint or smaller, for up to there every subtree is kept.
 */
@Component
public final class ProofQueries {
    private final Reads reads;

    public ProofQueries(Reads reads) {
        this.reads = reads;
    }

    private MerkleTree tree(OrganizationId organization) {
        return new MerkleTree(new KeptTree((level, block) -> PlacedHash.unbroken(
                reads.list(
                        organization,
                        KeptHashes.block(organization.value(), level, block),
                        (row, index) -> PlacedHash.read(row)),
                block * KeptTree.BLOCK)));
    }

    public byte[] root(OrganizationId organization, long size) {
        return tree(organization).root(size);
    }

    /** That the record at a position stands in the tree of this size. */
    public List<byte[]> inclusion(OrganizationId organization, long position, long size) {
        return tree(organization).inclusion(position - 1, size);
    }

    /** That the tree of one size is a beginning of the other. */
    public List<byte[]> consistency(OrganizationId organization, long first, long second) {
        return tree(organization).consistency(first, second);
    }

    /** Complete subtrees that stand for all records behind one position, up to another. */
    public List<Subtree> cover(OrganizationId organization, long behind, long to) {
        return tree(organization).cover(behind, to);
    }

    /** The sealed hash of one record. */
    public byte[] leaf(OrganizationId organization, long position) {
        return reads
                .list(
                        organization,
                        KeptHashes.of(organization.value(), 0, position - 1, position),
                        (row, index) -> row.getBytes("hash"))
                .stream()
                .findFirst()
                .orElseThrow(() -> new LostRecord(position));
    }
}
