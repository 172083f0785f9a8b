package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.ledger.FactRow;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/**
 * Steps through the ledger of an organization, from any position to any other, forth or back: folded from the facts alone,
 * by code that knows no view. The whole state is folded from the first fact; what facts in the middle change, from those
 * of the things they are about.
 */
@Component
public final class StateReplay {
    private static final int PAGE = 1000;

    /** Of a way back so many steps are kept at once. */
    private static final int BACK = 10_000;

    /** Fewer than asked for where they are large. */
    private static final String FACTS = """
            SELECT * FROM (SELECT facts.*,
                    coalesce(sum(octet_length(payload) + coalesce(octet_length(personal), 0))
                        OVER (ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins
                FROM (SELECT position, ledger_at, %s FROM ledger JOIN event USING (organization_id, global_index)
                    WHERE organization_id = ? AND position > ? ORDER BY position LIMIT ?) AS facts) AS page
            WHERE begins < 2 << 20 ORDER BY position""".formatted(FactRow.COLUMNS);

    private record Told(long position, Instant ledgerAt, Event event, List<Effect> effects) {}

    private final Reads reads;

    public StateReplay(Reads reads) {
        this.reads = reads;
    }

    /**
     * The facts between two positions, {@code limit} at most and fewer where they changed much; where {@code to} is the
     * lower position, from the later to the earlier.
     */
    public List<ReplayStep> steps(OrganizationId organization, long from, long to, int limit) {
        boolean back = to < from;
        long first = back ? Math.max(to, from - limit) : from;
        long last = back ? from : Math.min(to, from + limit);
        var steps = back ? KeptSteps.latest() : KeptSteps.first();
        fold(organization, first, last, new KnownState(), steps::add);
        return steps.list();
    }

    /** As {@link #steps}, however many there are. @param progress is told of each position that was folded */
    public void walk(
            OrganizationId organization, long from, long to, Consumer<ReplayStep> seen, LongConsumer progress) {
        if (from <= to) {
            fold(organization, from, to, new KnownState(), step -> {
                progress.accept(step.position());
                seen.accept(step);
            });
            return;
        }
        long high = from;
        while (high > to) {
            var steps = steps(organization, high, Math.max(to, high - BACK), BACK);
            steps.forEach(step -> {
                progress.accept(step.position());
                seen.accept(step);
            });
            high = steps.isEmpty() ? to : steps.getLast().position() - 1;
        }
    }

    /** All that there is at a position: of each kind, of each thing, each attribute. */
    public SortedMap<String, SortedMap<UUID, SortedMap<String, Object>>> state(
            OrganizationId organization, long position, LongConsumer progress) {
        var state = new KnownState();
        fold(organization, 0, position, state, step -> progress.accept(step.position()));
        return state.all();
    }

    public List<StateChange> between(OrganizationId organization, long from, long to) {
        return between(organization, from, to, _ -> {});
    }

    /** What is otherwise at {@code to} than it was at {@code from}, whatever happened on the way. */
    public List<StateChange> between(OrganizationId organization, long from, long to, LongConsumer progress) {
        var differences = new Differences();
        fold(organization, Math.min(from, to), Math.max(from, to), new KnownState(), step -> {
            progress.accept(step.position());
            step.changes().forEach(differences::add);
        });
        return differences.list().stream()
                .map(change -> to < from ? change.reversed() : change)
                .toList();
    }

    private void fold(OrganizationId organization, long first, long last, KnownState state, Consumer<ReplayStep> seen) {
        var earlier = new Recollection(reads, organization, state);
        long reached = first;
        while (reached < last) {
            int wanted = (int) Math.min(PAGE, last - reached);
            var page = reads.list(
                    organization,
                    Sql.of(FACTS, organization.value(), reached, wanted),
                    (row, index) -> told(organization, row));
            if (first > 0) {
                earlier.recall(
                        reached,
                        page.stream().flatMap(told -> told.effects().stream()).toList());
            }
            page.forEach(told -> seen.accept(step(told, state)));
            reached = page.isEmpty() ? last : page.getLast().position();
        }
    }

    private static Told told(OrganizationId organization, ResultSet row) throws SQLException {
        var event = FactRow.read(organization, row).event();
        return new Told(row.getLong("position"), Rows.instant(row, "ledger_at"), event, Effects.of(event));
    }

    private static ReplayStep step(Told told, KnownState state) {
        return new ReplayStep(
                told.position(),
                told.ledgerAt(),
                EventNames.of(told.event().getClass()).name(),
                told.event().subject(),
                state.apply(told.effects()));
    }
}
