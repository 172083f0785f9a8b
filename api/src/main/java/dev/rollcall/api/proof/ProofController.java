package dev.rollcall.api.proof;

import dev.rollcall.api.audit.ReportParameters;
import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.InclusionProof;
import dev.rollcall.kernel.proof.ProofRefusal.EventUnknown;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.kernel.proof.ProofRefusal.NotSignedYet;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.query.proof.EvidenceQueries;
import dev.rollcall.query.proof.EvidenceQueries.Whereabouts;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.ProofQueries;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the ledger of an organization can be checked by, for its owners, its auditors and the operator. */
@RestController
@RequestMapping("/admin/organizations/{organization}/ledger")
class ProofController {
    private final SigningKey key;
    private final SignedHistory history;
    private final ProofQueries proofs;
    private final EvidenceQueries evidence;

    ProofController(SigningKey key, SignedHistory history, ProofQueries proofs, EvidenceQueries evidence) {
        this.key = key;
        this.history = history;
        this.proofs = proofs;
        this.evidence = evidence;
    }

    @GetMapping("/key")
    ResponseEntity<?> key(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request) {
        var asked = new ProofParameters(request);
        var own = history.known(access.organization(organization));
        var origin = Origins.of(own.value());
        var verifier = key.verifier(origin).toString();
        return ProofAnswer.of(
                asked,
                verifier + "\n",
                JsonNodeFactory.instance.objectNode().put("origin", origin).put("verifierKey", verifier));
    }

    /** Newest first. */
    @GetMapping("/checkpoints")
    ObjectNode checkpoints(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request) {
        var own = history.known(access.organization(organization));
        var asked = new ProofParameters(request);
        int limit = (int) asked.number("limit", 100, 1000);
        var rows = history.before(own, asked.number("before", Long.MAX_VALUE, Long.MAX_VALUE), limit);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("rowCount", rows.size());
        if (rows.size() == limit) {
            json.put("next", Long.toString(rows.getLast().size()));
        }
        var array = json.putArray("rows");
        rows.forEach(row -> array.add(ProofAnswer.json(row).put("asSigned", history.isAsSigned(own, row))));
        return json;
    }

    @GetMapping("/checkpoints/latest")
    ResponseEntity<?> latest(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request) {
        var asked = new ProofParameters(request);
        var latest = history.latest(access.organization(organization));
        return ProofAnswer.of(asked, latest.note(), ProofAnswer.json(latest));
    }

    @GetMapping("/checkpoints/{size}")
    ResponseEntity<?> ofSize(
            AdminAccess access, @PathVariable UUID organization, @PathVariable long size, HttpServletRequest request) {
        var asked = new ProofParameters(request);
        var checkpoint = history.ofSize(history.known(access.organization(organization)), size);
        return ProofAnswer.of(asked, checkpoint.note(), ProofAnswer.json(checkpoint));
    }

    /** That one record stands in the ledger, with what is needed to check it: the record, the path, the checkpoint. */
    @GetMapping("/inclusion")
    ResponseEntity<?> inclusion(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request) {
        var own = access.organization(organization);
        var asked = new ProofParameters(request);
        var latest = history.latest(own);
        if (asked.has("sequence") && !asked.has("subject")) {
            throw ProofParameters.invalid("sequence says which event of a subject: send subject too");
        }
        long position = position(own, asked, latest.size());
        var checkpoint = asked.has("size") ? history.ofSize(own, asked.number("size", 1, latest.size())) : latest;
        if (position > checkpoint.size()) {
            throw checkpoint.size() == latest.size()
                    ? new Refused(new NotSignedYet(position, latest.size()))
                    : ReportParameters.invalid("size", Long.toString(checkpoint.size()), "a size from " + position);
        }
        var path = proofs.inclusion(own, position, checkpoint.size());
        var record = evidence.record(own, position);
        SoundProof.require(record, path, checkpoint);
        return ProofAnswer.of(
                asked,
                new InclusionProof(position - 1, path, checkpoint.note()).text(),
                ProofAnswer.inclusion(record, path, checkpoint));
    }

    private long position(OrganizationId own, ProofParameters asked, long newest) {
        return switch (asked.onlyOneOf("position", "subject")) {
            case "position" -> asked.signed("position", newest);
            case "subject" -> {
                var subject = asked.id("subject");
                long sequence = asked.required("sequence", 0, Long.MAX_VALUE);
                yield place("%d of %s".formatted(sequence, subject), evidence.ofSubject(own, subject, sequence));
            }
            default ->
                throw ProofParameters.invalid(
                        "Nothing says which event, or more than one parameter does: send either position (1 to %d), or subject and sequence"
                                .formatted(newest));
        };
    }

    private static long place(String event, Optional<Whereabouts> found) {
        return found.orElseThrow(() -> new Refused(new EventUnknown(event)))
                .position()
                .orElseThrow(() -> new Refused(new NotSealedYet("Event " + event)));
    }

    /** That the ledger of one size is a beginning of that of another. */
    @GetMapping("/consistency")
    ResponseEntity<?> consistency(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request) {
        var own = access.organization(organization);
        var asked = new ProofParameters(request);
        var latest = history.latest(own);
        long second = asked.number("second", latest.size(), latest.size());
        long first = asked.required("first", second);
        var path = proofs.consistency(own, first, second);
        var grown = proofs.consistency(own, second, latest.size());
        var roots = new SoundProof.Roots(proofs.root(own, first), proofs.root(own, second));
        SoundProof.require(first, second, roots, path, grown, latest);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("origin", Origins.of(own.value()))
                .put("first", first)
                .put("firstRoot", ProofAnswer.base64(roots.first()))
                .put("second", second)
                .put("secondRoot", ProofAnswer.base64(roots.second()));
        ProofAnswer.hashes(json.putArray("path"), path);
        history.ofSizeIfAny(own, second).ifPresent(signed -> json.put("checkpoint", signed.note()));
        return ProofAnswer.of(asked, ProofAnswer.lines(path), json);
    }
}
