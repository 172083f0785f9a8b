package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.OrganizationWrites;
import dev.rollcall.query.rebuild.ReadModels.Stretch;
import dev.rollcall.query.rebuild.Rebuild.Outcome;
import dev.rollcall.query.rebuild.Rebuild.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Some read models on their way to be made anew, once. */
final class RebuildRun {
    /** So many facts are written while others wait. */
    private static final int FEW = 1_000;

    /** In pauses, for a ledger that has to be sealed further. */
    private static final int PATIENCE = 120;

    /** In facts: rows that are changed again and again get slower with each time in one transaction. */
    private static final int AT_ONCE = 400;

    private final ReadModels models;
    private final OwnerDatabase owner;
    private final OwnerTable ownTables;
    private final RebuildTable rebuilds;
    private final OrganizationWrites writes;
    private final TransactionTemplate transactions;
    private final Progress progress;
    private final Set<UUID> organizations = new HashSet<>();
    private long number;
    private int rank;
    private long place;
    private long facts;

    RebuildRun(ReadModels models, OwnerDatabase owner, Progress progress) {
        this.models = models;
        this.owner = owner;
        this.ownTables = new OwnerTable(owner);
        this.rebuilds = new RebuildTable(owner);
        this.writes = new OrganizationWrites(owner.source());
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(owner.source()));
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.progress = progress;
    }

    Outcome compare() {
        return through(() -> {
            rebuilds.end(number, "compared");
            ownTables.clear();
        });
    }

    Outcome exchange() {
        return through(() -> briefly(() -> {
            ownTables.requireRank(rank);
            ownTables.exchange(models.tables());
            rebuilds.end(number, "exchanged");
        }));
    }

    private Outcome through(Runnable end) {
        number = rebuilds.begin(models.name(), models.place());
        rank = ownTables.rank();
        try {
            ownTables.lay(models.tables());
            progress.at(place, models.place(), facts);
            fill();
            rebuilds.requireOpen(number);
            complete();
            var differences = compareBoth();
            rebuilds.compared(number, differences.total());
            end.run();
            return new Outcome(facts, Set.copyOf(organizations), differences);
        } catch (RuntimeException failure) {
            giveUp(failure);
            throw failure;
        }
    }

    /** What is left lying is cleared up by the next one, if that has not begun. */
    private void giveUp(RuntimeException failure) {
        try {
            if (rebuilds.fail(number)) {
                ownTables.clear();
            }
        } catch (DataAccessException alsoGone) {
            failure.addSuppressed(alsoGone);
        }
    }

    /** Until there is so little left that others can wait for it. */
    private void fill() {
        if (models.place() - place > FEW) {
            try (var ahead = new ReadAhead(models, place)) {
                fill(ahead);
            }
        }
    }

    private void fill(ReadAhead ahead) {
        int waited = 0;
        while (models.place() - place > FEW) {
            if (write(ahead.next()) > 0) {
                waited = 0;
                progress.at(place, models.place(), facts);
            } else if (waited++ < PATIENCE) {
                ownTables.pause();
            } else {
                throw new IllegalStateException(
                        "The ledger does not go on: it has come to event %d of %d, and what is behind it cannot be read in order. Let a server seal"
                                .formatted(place, models.place()));
            }
        }
    }

    /** @return how many facts were written */
    private int write(Stretch stretch) {
        var waiting = new ArrayList<Part>();
        for (var part : stretch.parts()) {
            waiting.add(part);
            if (facts(waiting) >= AT_ONCE) {
                write(waiting);
                waiting.clear();
            }
        }
        write(waiting);
        place = stretch.to();
        return facts(stretch.parts());
    }

    private static int facts(List<Part> parts) {
        return parts.stream().mapToInt(Part::size).sum();
    }

    /** Committed for itself, also while others are halted: what is compared is what others see. */
    private void write(List<Part> parts) {
        try {
            transactions.executeWithoutResult(_ -> {
                rebuilds.aim();
                send(parts);
                rebuilds.wrote(number, place, facts(parts));
            });
        } catch (DataAccessException failure) {
            throw new IllegalStateException("The new tables cannot be written: " + failure.getMessage(), failure);
        }
        parts.forEach(part -> {
            facts += part.size();
            organizations.add(part.organization().value());
        });
    }

    private void send(List<Part> parts) {
        @Nullable OrganizationId bound = null;
        for (var part : parts) {
            if (!part.organization().equals(bound)) {
                bound = part.organization();
                writes.bind(bound);
            }
            send(part);
        }
    }

    private void send(Part part) {
        try {
            writes.send(part.sql(), part.values());
        } catch (DataIntegrityViolationException contradiction) {
            throw changed(part + " contradict what was recorded before them", contradiction);
        }
    }

    private void complete() {
        try {
            ownTables.complete(models.tables());
        } catch (DataIntegrityViolationException contradiction) {
            throw changed("Events contradict one another", contradiction);
        }
    }

    private static IllegalStateException changed(String what, DataIntegrityViolationException contradiction) {
        return new IllegalStateException(
                "%s, as nothing does that Rollcall has written: somebody has changed history. %s"
                        .formatted(what, contradiction.getMostSpecificCause().getMessage()),
                contradiction);
    }

    /** Both are looked at in a snapshot that is taken while those of today are halted, and after they go on. */
    private Differences compareBoth() {
        try (var both = ComparisonTable.open(owner)) {
            briefly(both::look);
            var found = new Differences();
            for (var organization : organizations) {
                models.tables().forEach(table -> found.add(organization, both.differences(organization, table)));
            }
            return found;
        }
    }

    private void briefly(Runnable work) {
        ownTables.briefly(models.tables(), this::fill, () -> {
            models.halt(ownTables);
            write(models.rest(place));
            progress.at(place, place, facts);
            work.run();
        });
    }
}
