package dev.rollcall.api.proof;

import dev.rollcall.api.audit.Software;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.proof.EvidencePack;
import dev.rollcall.kernel.proof.MerkleTree.Subtree;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.proof.EvidenceQueries;
import dev.rollcall.query.proof.EvidenceQueries.Documents;
import dev.rollcall.query.proof.ProofQueries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes evidence as one ZIP, a page of records at a time, whatever its length. Its signed manifest comes last. */
@Component
class EvidenceWriter {
    private static final List<String> FOR_PEOPLE = List.of("Verify.java", "VERIFY.md");

    private final EvidenceQueries records;
    private final ProofQueries proofs;
    private final EvidenceSummary summary;
    private final SigningKey key;

    EvidenceWriter(EvidenceQueries records, ProofQueries proofs, EvidenceSummary summary, SigningKey key) {
        this.records = records;
        this.proofs = proofs;
        this.summary = summary;
        this.key = key;
    }

    private interface Page<T> {
        List<T> read(OrganizationId organization, long behind, long to);
    }

    private interface Line<T> {
        byte[] of(T row);
    }

    /** What stands around the records of a pack. @param connecting with an earlier checkpoint */
    record Frame(List<Subtree> left, List<Subtree> right, List<byte[]> connecting) {}

    /** @throws dev.rollcall.query.proof.LostRecord where a record is no more that it takes */
    Frame frame(Evidence evidence) {
        var organization = evidence.organization().id();
        var range = evidence.range();
        long size = evidence.checkpoint().size();
        return new Frame(
                proofs.cover(organization, 0, range.first() - 1),
                proofs.cover(organization, range.last(), size),
                proofs.consistency(organization, evidence.since(), size));
    }

    void write(Evidence evidence, Frame frame, OutputStream out) throws IOException {
        var pack = new EvidencePack(out, claim(evidence));
        pack.add("left.txt", frame.left());
        pack.add(
                "envelopes.jsonl",
                lines(evidence, records::records, row -> row.envelope().bytes()));
        pack.add("leaves.txt", lines(evidence, records::leaves, row -> bytes(ProofAnswer.base64(row))));
        pack.add("right.txt", frame.right());
        pack.add("payloads.txt", payloads(evidence));
        pack.add("summary.csv", stream -> summary.write(evidence, stream));
        pack.add("checkpoint.txt", evidence.checkpoint().note());
        if (evidence.since() > 0) {
            pack.add("consistency-%d.txt".formatted(evidence.since()), ProofAnswer.lines(frame.connecting()));
        }
        pack.add("key.txt", key.verifier(evidence.origin()) + "\n");
        for (String name : FOR_PEOPLE) {
            pack.add(name, stream -> copy(name, stream));
        }
        pack.finish(key);
    }

    private static EvidencePack.Claim claim(Evidence evidence) {
        var range = evidence.range();
        return new EvidencePack.Claim(
                evidence.origin(),
                evidence.organization().id().value(),
                range.first(),
                range.last(),
                evidence.checkpoint().size(),
                range.question(),
                evidence.organization().zone().getId(),
                Software.NAME,
                evidence.made(),
                evidence.payloads().claim());
    }

    private EvidencePack.Content payloads(Evidence evidence) {
        return evidence.payloads() == Payloads.NONE ? _ -> {} : out -> payloads(evidence, out);
    }

    private void payloads(Evidence evidence, OutputStream out) throws IOException {
        var organization = evidence.organization().id();
        long last = evidence.range().last();
        long behind = evidence.range().first() - 1;
        while (behind < last) {
            long to = Math.min(last, behind + EvidenceQueries.PAGE);
            var page = records.documents(
                    organization, behind, to, evidence.payloads().names());
            for (Documents row : page) {
                out.write(bytes(line(row) + "\n"));
            }
            behind = page.isEmpty() ? to : page.getLast().position();
        }
    }

    private static String line(Documents row) {
        return "%d %s %s %s"
                .formatted(
                        row.position(), ProofAnswer.base64(row.payload()), orDash(row.salt()), orDash(row.personal()));
    }

    private static String orDash(byte @Nullable [] bytes) {
        return bytes == null ? "-" : ProofAnswer.base64(bytes);
    }

    /** One line for each row of the range, page by page. */
    private static <T> EvidencePack.Content lines(Evidence evidence, Page<T> page, Line<T> line) {
        var organization = evidence.organization().id();
        long last = evidence.range().last();
        return out -> {
            for (long behind = evidence.range().first() - 1; behind < last; behind += EvidenceQueries.PAGE) {
                for (T row : page.read(organization, behind, Math.min(last, behind + EvidenceQueries.PAGE))) {
                    out.write(line.of(row));
                    out.write('\n');
                }
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(String name, OutputStream out) throws IOException {
        try (InputStream in = Objects.requireNonNull(EvidencePack.class.getResourceAsStream("/evidence/" + name))) {
            in.transferTo(out);
        }
    }
}
