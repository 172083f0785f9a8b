package dev.rollcall.api.reconciliation;

import dev.rollcall.api.audit.SealedHistory;
import dev.rollcall.api.http.Ids;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.reconciliation.ReconciliationCommand.ReconcileLeavers;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.kernel.reconciliation.ReconciliationRefusal.ReconciliationUnknown;
import dev.rollcall.query.reconciliation.LeaverQueries;
import dev.rollcall.query.reconciliation.ReconciliationQueries;
import dev.rollcall.query.reconciliation.ReconciliationView;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Compares a list of leavers with the history, and records what was found. */
@Component
final class Reconciliations {
    private final SealedHistory sealed;
    private final LeaverQueries leavers;
    private final ReconciliationQueries reconciliations;
    private final Dispatch dispatch;
    private final Ids ids;

    Reconciliations(
            SealedHistory sealed,
            LeaverQueries leavers,
            ReconciliationQueries reconciliations,
            Dispatch dispatch,
            Ids ids) {
        this.sealed = sealed;
        this.leavers = leavers;
        this.reconciliations = reconciliations;
        this.dispatch = dispatch;
        this.ids = ids;
    }

    /**
     * Looks at what is sealed, in which nothing is missing that is committed later.
     *
     * @throws Refused where what was recorded before is not sealed and followed in some seconds
     */
    ReconciliationView reconcile(LeaverList list, Duration allowedDelay, Origin origin) {
        var own = origin.organization();
        var told = sealed.seatsOfNow(own)
                .orElseThrow(() -> new Refused(
                        new NotSealedYet("The list was not compared, and nothing was recorded: what happened last")));
        var found = leavers.compare(own, list.leavers(), allowedDelay, origin.receivedAt(), told);
        var id = ids.next();
        dispatch.send(
                new ReconcileLeavers(id, allowedDelay, list.zone().getId(), list.hash(), told.last(), found), origin);
        sealed.seatsOfNow(own);
        return find(own, id);
    }

    /** @throws Refused for one that is not there, or of another organization */
    ReconciliationView find(OrganizationId organization, UUID id) {
        return reconciliations.find(organization, id).orElseThrow(() -> new Refused(new ReconciliationUnknown(id)));
    }
}
