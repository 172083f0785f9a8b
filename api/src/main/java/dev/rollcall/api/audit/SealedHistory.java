package dev.rollcall.api.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.ledger.LedgerStretch;
import dev.rollcall.query.license.SeatHistoryQueries;
import dev.rollcall.query.reading.Keyset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** What reports tell of: positions of the ledger, in which nothing is added to the past. */
@Component
public final class SealedHistory {
    /** Much longer than it takes when all goes well, and no longer than somebody waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

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
        return sealed(organization, toldOfSeats(organization));
    }

    /** The same with all that is recorded by now, for which it is waited a moment; empty where that is not enough. */
    public Optional<LedgerStretch> seatsOfNow(OrganizationId organization) {
        long last = ledger.lastRecorded(organization);
        long end = System.nanoTime() + PATIENCE.toNanos();
        var told = toldOfSeats(organization).filter(reached -> reached.last() >= last);
        while (told.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            told = toldOfSeats(organization).filter(reached -> reached.last() >= last);
        }
        return told;
    }

    private Optional<LedgerStretch> toldOfSeats(OrganizationId organization) {
        return seats.reached(organization)
                .map(reached -> new LedgerStretch(
                        1, reached.position(), 0, ledger.indexOf(organization, reached.position()), reached.through()));
    }

    /** From the beginning up to a position. */
    public LedgerStretch upTo(OrganizationId organization, long position) {
        return new LedgerStretch(
                1,
                position,
                0,
                ledger.indexOf(organization, position),
                ledger.timeOf(organization, position).orElse(Instant.EPOCH));
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
