package dev.rollcall.api.audit;

import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.query.audit.ReplayStep;
import dev.rollcall.query.audit.StateChange;
import dev.rollcall.query.audit.StateReplay;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerQueries.Sealed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps through the history of an organization, and what is otherwise between two points of it. */
@RestController
@RequestMapping("/admin/organizations/{organization}/replay")
class ReplayController {
    /** Facts between two points that one request compares; the operator command has no such bound. */
    private static final long LONGEST = 200_000;

    private final KnownZone zones;
    private final LedgerQueries ledger;
    private final AskedTime times;
    private final StateReplay replay;

    ReplayController(KnownZone zones, LedgerQueries ledger, AskedTime times, StateReplay replay) {
        this.zones = zones;
        this.ledger = ledger;
        this.times = times;
        this.replay = replay;
    }

    /** Both ends as positions of the ledger. */
    private record Way(OrganizationId organization, ZoneId zone, long from, long to, Sealed sealed) {
        /** The position to which a step leads. */
        long reached(ReplayStep step) {
            return to < from ? step.position() - 1 : step.position();
        }

        Map<String, String> question() {
            return Map.of(
                    "fromPosition", Long.toString(from),
                    "toPosition", Long.toString(to),
                    "sealedThrough", sealed.through().toString());
        }
    }

    /** Fact by fact, with what each changed; back in time where {@code to} lies before {@code from}. */
    @GetMapping("/steps")
    ResponseEntity<?> steps(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var way = way(asked, access.organization(organization));
        var page = asked.keyset();
        var rows = replay.steps(way.organization(), way.from(), way.to(), page.limit());
        boolean more = !rows.isEmpty() && way.reached(rows.getLast()) != way.to();
        return Report.of(ReplayStep.class, rows, more, way::reached)
                .continuedBy("from")
                .answer(asked, way.zone(), way.question());
    }

    /** What is otherwise at the one point than at the other. */
    @GetMapping("/changes")
    ResponseEntity<?> changes(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var way = way(asked, access.organization(organization));
        requireBounded(way);
        var page = asked.continued("to", Long.toString(way.to()));
        var all = replay.between(way.organization(), way.from(), way.to());
        if (page.after() > all.size()) {
            throw ReportParameters.invalid(
                    "after",
                    Long.toString(page.after()),
                    "a row from 0 to %d, for there are no more".formatted(all.size()));
        }
        var rows = IntStream.range((int) page.after(), all.size())
                .limit(page.andOneMore().limit())
                .mapToObj(at -> Numbered.of(at + 1, all.get(at)))
                .toList();
        return Report.of(Numbered.class, rows, page, Numbered::row).answer(asked, way.zone(), way.question());
    }

    /** @param row its place in the whole answer, from 1 */
    private record Numbered(
            long row,
            String kind,
            UUID subject,
            String attribute,
            @Nullable String before,
            @Nullable String after) {
        static Numbered of(long row, StateChange change) {
            return new Numbered(
                    row, change.kind(), change.subject(), change.attribute(), change.before(), change.after());
        }
    }

    private static void requireBounded(Way way) {
        if (Math.abs(way.to() - way.from()) > LONGEST) {
            throw ReportParameters.invalid(
                    "to",
                    Long.toString(way.to()),
                    "a point up to %d facts from the other one, position %d; the operator command replay goes further"
                            .formatted(LONGEST, way.from()));
        }
    }

    private Way way(ReportParameters asked, OrganizationId own) {
        var zone = zones.of(own);
        var sealed = ledger.sealed(own)
                .orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + own)));
        long from = times.position("from", asked, own, zone, sealed, 0);
        long to = times.position("to", asked, own, zone, sealed, ledger.whole(own, sealed.position()));
        return new Way(own, zone, from, to, sealed);
    }
}
