package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.query.ledger.Follower;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.ledger.LedgerSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Makes read models anew from the facts while those of today serve, compares both as they were at one moment, and puts the
 * new ones in the place of the others. Whoever stops before that, however hard, leaves those of today as they are.
 */
@Component
@Lazy
public final class Rebuild {
    private final List<ReadModels> all;
    private final OwnerDatabase owner;

    public Rebuild(
            List<Projector> projectors,
            List<Follower> followers,
            LedgerSource source,
            LedgerDatabase ledger,
            OwnerDatabase owner) {
        this.all = Stream.concat(
                        Stream.of(new Views(projectors, ledger)),
                        followers.stream().map(follower -> new History(follower, source, ledger)))
                .toList();
        this.owner = owner;
    }

    /** Told at the beginning, and after each stretch. */
    @FunctionalInterface
    public interface Progress {
        /** @param last the place of the last fact, as far as it is known */
        void at(long place, long last, long facts);
    }

    /**
     * @param facts that were written
     * @param organizations whose facts they are, and whose rows were compared
     */
    public record Outcome(long facts, Set<UUID> organizations, Differences differences) {}

    /** What can be made anew. */
    public List<String> names() {
        return all.stream().map(ReadModels::name).toList();
    }

    /** Tells what is otherwise than the facts say, and changes nothing. */
    public Outcome compare(String name, Progress progress) {
        return ownTables().alone(() -> begin(name, progress).compare());
    }

    /** Puts what the facts say in the place of what there is today. */
    public Outcome exchange(String name, Progress progress) {
        return ownTables().alone(() -> begin(name, progress).exchange());
    }

    private RebuildRun begin(String name, Progress progress) {
        return new RebuildRun(named(name), owner, progress);
    }

    private OwnerTable ownTables() {
        return new OwnerTable(owner);
    }

    /** @throws IllegalArgumentException that tells what there is */
    public void requireKnown(String name) {
        named(name);
    }

    private ReadModels named(String name) {
        return all.stream()
                .filter(models -> models.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is nothing called %s to rebuild; there is %s"
                        .formatted(name, String.join(", ", names()))));
    }
}
