package dev.rollcall.api.proof;

import dev.rollcall.query.proof.EvidenceQueries.SealedRecord;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Proofs as JSON, or as the text that programs for transparency logs read. */
final class ProofAnswer {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private ProofAnswer() {}

    static ResponseEntity<?> of(ProofParameters asked, String text, ObjectNode json) {
        return asked.wantsText()
                ? ResponseEntity.ok().contentType(TEXT).body(text.getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    static ObjectNode json(SignedCheckpoint checkpoint) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("size", checkpoint.size())
                .put("root", base64(checkpoint.root()))
                .put("madeAt", checkpoint.madeAt().toString())
                .put("checkpoint", checkpoint.note());
    }

    /** @param path from the leaf upwards */
    static ObjectNode inclusion(SealedRecord record, List<byte[]> path, SignedCheckpoint checkpoint) {
        var envelope = record.envelope();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("origin", Origins.of(envelope.organization()))
                .put("position", envelope.position())
                .put("index", envelope.position() - 1)
                .put("size", checkpoint.size())
                .put("root", base64(checkpoint.root()))
                .put("leafHash", base64(record.leafHash()))
                .put("envelope", new String(envelope.bytes(), StandardCharsets.UTF_8))
                .put("checkpoint", checkpoint.note());
        hashes(json.putArray("path"), path);
        return json;
    }

    static void hashes(ArrayNode into, List<byte[]> hashes) {
        hashes.forEach(hash -> into.add(base64(hash)));
    }

    static String lines(List<byte[]> hashes) {
        return hashes.stream().map(hash -> base64(hash) + "\n").collect(Collectors.joining());
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
