package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Keyset;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Steps through an organization's history from its beginning and rebuilds its state on the way. */
@Component
public final class Replay {
    private final HistoryQueries history;

    public Replay(HistoryQueries history) {
        this.history = history;
    }

    /** What is otherwise after the one event than after the other, whatever happened on the way. */
    public List<StateChange> changes(OrganizationId organization, long from, long to, LongConsumer progress) {
        var state = new KnownState();
        var differences = new Differences();
        upTo(organization, to, (fact, _) -> {
            var changes = state.apply(Effects.of(fact.event()));
            if (fact.index() > from) {
                changes.forEach(differences::add);
            }
            progress.accept(fact.index());
        });
        return differences.list();
    }

    /**
     * Replays all facts up to an event's index.
     *
     * @param step told of every fact and of the state after it
     * @return the state at that point
     */
    public OrganizationState upTo(
            OrganizationId organization, long index, BiConsumer<Recorded<?>, OrganizationState> step) {
        var state = new OrganizationState();
        long after = 0;
        List<Recorded<?>> page;
        do {
            page = history.facts(organization, new Keyset(after, Keyset.MAX_ROWS));
            for (Recorded<?> fact : page) {
                if (fact.index() > index) {
                    return state;
                }
                state.evolve(fact.event());
                step.accept(fact, state);
                after = fact.index();
            }
        } while (page.size() == Keyset.MAX_ROWS);
        return state;
    }
}
