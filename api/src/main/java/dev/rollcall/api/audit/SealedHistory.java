package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.license.SeatHistoryQueries;
import dev.rollcall.query.reading.Keyset;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What reports tell of: positions of the ledger, in which nothing is added to the past. */
@Component
public final class SealedHistory {
    private final LedgerQueries ledger;
    private final SeatHistoryQueries seats;

    SealedHistory(LedgerQueries ledger, SeatHistoryQueries seats) {
        this.seats = seats;
        this.ledger = ledger;
    }

    /** @throws Refused before anything was sealed */
    public LedgerStretch whole(OrganizationId organization) {
        return sealed(organization, ledger.whole(organization));
    }

    /** As far as the history of seats is told. */
    LedgerStretch seats(OrganizationId organization) {
        var reached = seats.reached(organization)
                .orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + organization)));
        long last = ledger.indexOf(organization, reached.position());
        return new LedgerStretch(1, reached.position(), 0, last, reached.through());
    }

    /** @param begin inclusive; @param end exclusive */
    LedgerStretch between(OrganizationId organization, Instant begin, Instant end) {
        return sealed(organization, ledger.stretch(organization, begin, end));
    }

    private static LedgerStretch sealed(OrganizationId organization, Optional<LedgerStretch> stretch) {
        return stretch.orElseThrow(() -> new Refused(new NotSealedYet("The history of organization " + organization)));
    }

    /** The same page by the numbers of events. @param page by positions */
    Keyset byIndex(OrganizationId organization, Keyset page) {
        return page.after() == 0 ? page : new Keyset(ledger.indexOf(organization, page.after()), page.limit());
    }
}
