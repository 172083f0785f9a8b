package dev.rollcall.api.proof;

import dev.rollcall.api.audit.KnownDays;
import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.organization.OrganizationView;
import dev.rollcall.query.proof.SignedCheckpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Evidence packs for programs; people get them in the console. */
@RestController
class EvidenceController {
    private final SignedHistory history;
    private final EvidenceDownloads downloads;

    EvidenceController(SignedHistory history, EvidenceDownloads downloads) {
        this.history = history;
        this.downloads = downloads;
    }

    /** Every record of some days, or of some positions, with what it takes to verify them offline. */
    @GetMapping("/admin/organizations/{organization}/evidence")
    void pack(
            AdminAccess access,
            @PathVariable UUID organization,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = new ProofParameters(request);
        var own = access.organization(organization);
        var checkpoint = history.latest(own);
        var view = history.view(own);
        var range = asked.has("first") || asked.has("last")
                ? positions(asked, checkpoint)
                : days(asked, access, own, view, checkpoint);
        var evidence = new Evidence(
                view,
                range,
                asked.oneOf("payloads", Payloads.ACCESS, List.of(Payloads.values())),
                asked.has("since") ? history.since(own, asked.number("since", 1, checkpoint.size())) : 0,
                checkpoint,
                access.receivedAt(),
                access.actor());
        downloads.send(evidence, access.origin(organization), response);
    }

    private SignedHistory.Range positions(ProofParameters asked, SignedCheckpoint checkpoint) {
        if (asked.has("from") || asked.has("to")) {
            throw ProofParameters.invalid("Send days (from, to) or positions (first, last), not both");
        }
        long first = asked.signed("first", checkpoint.size());
        long last = asked.signed("last", checkpoint.size());
        if (last < first) {
            throw ProofParameters.invalid("last (%d) is before first (%d)".formatted(last, first));
        }
        return history.positions(first, last, checkpoint);
    }

    private SignedHistory.Range days(
            ProofParameters asked,
            AdminAccess access,
            OrganizationId own,
            OrganizationView view,
            SignedCheckpoint checkpoint) {
        if (!asked.has("from")) {
            throw ProofParameters.invalid(
                    "Nothing says which records: send days (from and to, such as 2026-03-31) or positions (first and last)");
        }
        var now = access.receivedAt();
        var period = KnownDays.of(view, now).period(asked.report());
        return history.days(own, period, view.zone(), now, checkpoint);
    }
}
