package dev.rollcall.kernel.proof;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes one ZIP that can be verified offline. Its signed manifest comes last and names every other file, so a pack that
 * broke off never looks complete.
 */
public final class EvidencePack {
    /** Writes the content of one file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What a pack claims.
     *
     * @param first position of the first record @param last of the last one @param size of the log at the checkpoint
     * @param question what was asked for @param zone in which days begin @param version of the software
     * @param payloads the names of the facts of which every payload is there, with spaces between; or all, or none
     */
    public record Claim(
            String origin,
            UUID organization,
            long first,
            long last,
            long size,
            String question,
            String zone,
            String version,
            Instant made,
            String payloads) {
        private String text() {
            return """
                    pack 1
                    origin %s
                    organization %s
                    first %d
                    last %d
                    size %d
                    question %s
                    zone %s
                    version %s
                    made %s
                    payloads %s
                    """.formatted(origin, organization, first, last, size, question, zone, version, made, payloads);
        }
    }

    private final ZipOutputStream zip;
    private final Claim claim;
    private final StringBuilder files = new StringBuilder();

    public EvidencePack(OutputStream out, Claim claim) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.claim = claim;
    }

    public void add(String name, Content content) throws IOException {
        var digest = Sha256.digest();
        zip.putNextEntry(new ZipEntry(name));
        var open = new DigestOutputStream(new Unclosed(zip), digest);
        content.writeTo(open);
        open.flush();
        zip.closeEntry();
        files.append("file %s %s\n".formatted(HexFormat.of().formatHex(digest.digest()), name));
    }

    public void add(String name, String text) throws IOException {
        add(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds hashes of complete subtrees, as {@code level hash} in base64. */
    public void add(String name, Iterable<MerkleTree.Subtree> subtrees) throws IOException {
        var text = new StringBuilder();
        subtrees.forEach(subtree -> text.append(subtree.level())
                .append(' ')
                .append(Base64Text.of(subtree.hash()))
                .append('\n'));
        add(name, text.toString());
    }

    public void finish(SigningKey key) throws IOException {
        zip.putNextEntry(new ZipEntry("manifest.txt"));
        zip.write(SignedNote.of(claim.text() + files, claim.origin(), key).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    /** An entry of the ZIP ends without the ZIP. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
