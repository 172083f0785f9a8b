package dev.rollcall.api.proof;

import dev.rollcall.api.audit.Period;
import dev.rollcall.api.audit.ReportParameters;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.kernel.proof.ProofRefusal.CheckpointAltered;
import dev.rollcall.kernel.proof.ProofRefusal.NoSuchCheckpoint;
import dev.rollcall.kernel.proof.ProofRefusal.NotSealedYet;
import dev.rollcall.kernel.proof.ProofRefusal.NotSignedYet;
import dev.rollcall.kernel.proof.ProofRefusal.NothingSignedYet;
import dev.rollcall.kernel.proof.ProofRefusal.TooManyRecords;
import dev.rollcall.query.ledger.LedgerQueries;
import dev.rollcall.query.organization.OrganizationQueries;
import dev.rollcall.query.organization.OrganizationView;
import dev.rollcall.query.proof.CheckpointQueries;
import dev.rollcall.query.proof.SignedCheckpoint;
import dev.rollcall.query.proof.SignedPast;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the history of an organization is signed, and which positions a question is about. */
@Component
class SignedHistory {
    /** Records of one pack. */
    static final long MOST = 1_000_000;

    private final OrganizationQueries organizations;
    private final CheckpointQueries checkpoints;
    private final LedgerQueries ledger;
    private final SignedPast past;

    SignedHistory(
            OrganizationQueries organizations, CheckpointQueries checkpoints, LedgerQueries ledger, SignedPast past) {
        this.past = past;
        this.organizations = organizations;
        this.checkpoints = checkpoints;
        this.ledger = ledger;
    }

    /** @param last before the first where nothing happened @param question in words */
    record Range(long first, long last, String question) {
        public long records() {
            return last - first + 1;
        }
    }

    OrganizationView view(OrganizationId organization) {
        return organizations
                .find(organization)
                .orElseThrow(() -> new Refused(new OrganizationUnknown(organization.value())));
    }

    OrganizationId known(OrganizationId organization) {
        return view(organization).id();
    }

    SignedCheckpoint latest(OrganizationId organization) {
        return asSigned(
                organization,
                checkpoints.latest(known(organization)).orElseThrow(() -> new Refused(new NothingSignedYet())));
    }

    /** What was altered in the database is no proof of anything. */
    private SignedCheckpoint asSigned(OrganizationId organization, SignedCheckpoint kept) {
        if (!past.isAsSigned(organization.value(), kept)) {
            throw new Refused(new CheckpointAltered(kept.size()));
        }
        return kept;
    }

    SignedCheckpoint ofSize(OrganizationId own, long size) {
        if (size < 1) {
            throw ReportParameters.invalid("size", Long.toString(size), "a whole number from 1");
        }
        return ofSizeIfAny(own, size)
                .orElseThrow(() -> new Refused(new NoSuchCheckpoint(
                        size,
                        checkpoints.before(own, size, 1).stream()
                                .mapToLong(SignedCheckpoint::size)
                                .findFirst()
                                .orElse(0))));
    }

    /** Of a checkpoint that the auditor keeps, whether or not it is kept here. */
    long since(OrganizationId own, long size) {
        return ofSizeIfAny(own, size).map(SignedCheckpoint::size).orElse(size);
    }

    Optional<SignedCheckpoint> ofSizeIfAny(OrganizationId own, long size) {
        return checkpoints.ofSize(own, size).map(kept -> asSigned(own, kept));
    }

    /** Newest first: those that are smaller, as they are kept. */
    List<SignedCheckpoint> before(OrganizationId own, long size, int limit) {
        return checkpoints.before(own, size, limit);
    }

    boolean isAsSigned(OrganizationId own, SignedCheckpoint kept) {
        return past.isAsSigned(own.value(), kept);
    }

    Range positions(long first, long last, SignedCheckpoint checkpoint) {
        if (last > checkpoint.size()) {
            throw new Refused(new NotSignedYet(last, checkpoint.size()));
        }
        return bounded(new Range(first, last, "every record from position %d to %d".formatted(first, last)));
    }

    /** From the beginning of one day to the end of another. Of today: as far as it is signed. */
    Range days(OrganizationId organization, Period period, ZoneId zone, Instant now, SignedCheckpoint checkpoint) {
        var to = period.to();
        long behind = before(organization, period.from(), zone);
        long last = before(organization, to.plusDays(1), zone);
        boolean over = to.isBefore(LocalDate.ofInstant(now, zone));
        if (over) {
            requireSealed(organization, to, zone);
            if (last > checkpoint.size()) {
                throw new Refused(new NotSignedYet(last, checkpoint.size()));
            }
        }
        long first = Math.min(behind, checkpoint.size()) + 1;
        var question = "every record from %s to %s, days in %s%s"
                .formatted(period.from(), to, zone, over ? "" : "; of today what was signed by " + now);
        return bounded(new Range(first, Math.max(first - 1, Math.min(last, checkpoint.size())), question));
    }

    /** The last position before a day begins. */
    private long before(OrganizationId organization, LocalDate day, ZoneId zone) {
        return ledger.positionAt(
                organization, day.atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS));
    }

    private void requireSealed(OrganizationId organization, LocalDate day, ZoneId zone) {
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        boolean isSealed = ledger.sealed(organization)
                .filter(told -> !told.through().isBefore(end))
                .isPresent();
        if (!isSealed) {
            throw new Refused(new NotSealedYet("The day " + day));
        }
    }

    private static Range bounded(Range range) {
        if (range.records() > MOST) {
            throw new Refused(new TooManyRecords(range.records(), MOST));
        }
        return range;
    }
}
