package dev.rollcall.api.reconciliation;

import dev.rollcall.api.audit.KnownZone;
import dev.rollcall.api.audit.Positions;
import dev.rollcall.api.audit.Report;
import dev.rollcall.api.audit.ReportParameters;
import dev.rollcall.api.audit.SealedHistory;
import dev.rollcall.api.http.AdminAccess;
import dev.rollcall.kernel.reconciliation.LeaverVerdict;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.reading.Newest;
import dev.rollcall.query.reconciliation.LeaverRow;
import dev.rollcall.query.reconciliation.ReconciliationQueries;
import dev.rollcall.query.reconciliation.ReconciliationView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists of leavers, compared with the history: for the operator, owners and auditors. */
@RestController
@RequestMapping("/admin/organizations/{organization}/reconciliations")
class ReconciliationController {
    private static final String ALLOWED_DELAY = "allowedDelay";

    private final KnownZone zones;
    private final Reconciliations reconciliations;
    private final ReconciliationQueries queries;
    private final SealedHistory sealed;

    ReconciliationController(
            KnownZone zones, Reconciliations reconciliations, ReconciliationQueries queries, SealedHistory sealed) {
        this.sealed = sealed;
        this.zones = zones;
        this.reconciliations = reconciliations;
        this.queries = queries;
    }

    /** Nothing is recorded of a list that cannot be read. */
    @PostMapping
    ResponseEntity<ReconciliationView> reconcile(
            AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws HttpMediaTypeNotSupportedException {
        var origin = access.origin(organization);
        var delay = allowedDelay(request.getParameter(ALLOWED_DELAY));
        var list = list(ListBody.of(request), zones.of(origin.organization()));
        var view = reconciliations.reconcile(list, delay, origin);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + view.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(view);
    }

    private static Duration allowedDelay(@Nullable String text) {
        var asked = Objects.requireNonNullElse(text, AllowedDelay.USUAL.toString());
        return AllowedDelay.of(asked)
                .orElseThrow(() ->
                        ReportParameters.invalid(ALLOWED_DELAY, asked, "a duration such as PT24H or P3D, up to P366D"));
    }

    private static LeaverList list(byte[] body, ZoneId zone) {
        try {
            return LeaverList.read(body, zone);
        } catch (UnreadableList unreadable) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "The list was not compared, and nothing was recorded: " + unreadable.getMessage());
        }
    }

    /** Newest first. */
    @GetMapping
    ResponseEntity<?> all(AdminAccess access, @PathVariable UUID organization, HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var page = asked.keyset();
        var before = page.after() == 0 ? Long.MAX_VALUE : page.after();
        var rows = queries.newest(own, new Newest(before, page.limit()).andOneMore());
        return Report.of(
                        ReconciliationView.class,
                        asked.requireSome(rows),
                        page,
                        view -> Objects.requireNonNull(view.position()))
                .answer(asked, zones.of(own), Positions.of(sealed.whole(own)));
    }

    /** What was found of each row, worst first. */
    @GetMapping("/{reconciliation}")
    ResponseEntity<?> one(
            AdminAccess access,
            @PathVariable UUID organization,
            @PathVariable UUID reconciliation,
            HttpServletRequest request)
            throws IOException {
        var asked = new ReportParameters(request);
        var own = access.organization(organization);
        var view = reconciliations.find(own, reconciliation);
        var page = asked.keyset();
        var rows = queries.leavers(own, view, verdict(request.getParameter("verdict")), page.andOneMore());
        return Report.of(LeaverRow.class, asked.requireSome(rows), page, LeaverRow::place)
                .answer(asked, ZoneId.of(view.zone()), circumstances(view, sealed.upTo(own, view.toPosition())));
    }

    private static @Nullable LeaverVerdict verdict(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(LeaverVerdict.values())
                .filter(verdict -> verdict.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ReportParameters.invalid(
                        "verdict",
                        text,
                        "one of "
                                + Arrays.stream(LeaverVerdict.values())
                                        .map(LeaverVerdict::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static Map<String, String> circumstances(ReconciliationView view, LedgerStretch told) {
        return Map.of(
                "sealedThrough",
                told.sealedThrough().toString(),
                "madeAt",
                view.madeAt().toString(),
                "madeBy",
                view.actor(),
                ALLOWED_DELAY,
                view.allowedDelay(),
                "fileHash",
                view.fileHash(),
                "fromPosition",
                "1",
                "toPosition",
                Long.toString(view.toPosition()),
                "rowsOfList",
                Integer.toString(view.rows()));
    }
}
