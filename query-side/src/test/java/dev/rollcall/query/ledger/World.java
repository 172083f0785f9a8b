package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.Survey.Committed;
import dev.rollcall.query.ledger.Survey.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL, its writers and its sealers, as far as sealing depends on them. Sets of numbers are bits. What has happened
 * can be told apart only by what is in here, so two worlds that are equal have the same future.
 */
final class World {
    /** A transaction of events. */
    static final class Writer implements Cloneable {
        final int draws;
        int xid;
        int drawn;
        /** Numbers that were not rolled back. */
        int kept;
        /** A number that has not got its time yet. */
        int untimed;

        State state = State.NEW;

        Writer(int draws) {
            this.draws = draws;
        }

        enum State {
            NEW,
            RUNNING,
            COMMITTED,
            ABORTED
        }

        Writer copy() {
            try {
                return (Writer) clone();
            } catch (CloneNotSupportedException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** One sealer, in the middle of a cycle or between two, and what it has seen in this one. */
    record Sealer(Step step, int cycles, boolean locked, int head, int at, int s, Optional<Note> cleared, int seen) {
        enum Step {
            BEGIN,
            CLEAR,
            SURVEY,
            SEAL,
            NOTE
        }

        static Sealer resting(int cycles) {
            return new Sealer(Step.BEGIN, cycles, false, 0, 0, 0, Optional.empty(), 0);
        }

        Sealer unlocked() {
            return new Sealer(step, cycles, false, head, at, s, cleared, seen);
        }
    }

    final Scope scope;
    final Writer[] writers;
    final Sealer[] sealers;
    final int[] times;
    /** Who has drawn a number. */
    final int[] owners;

    List<Note> notes = List.of();
    int nextXid = 1;
    int completed;
    int drawn;
    int clock = 1;
    int sealed;
    int head;
    int sealedThrough;
    int undone;
    int frozen;
    /** Whether something was sealed twice, or the head went back. */
    boolean repeated;

    World(Scope scope) {
        this.scope = scope;
        writers = scope.draws().stream().map(Writer::new).toArray(Writer[]::new);
        sealers = new Sealer[scope.sealers()];
        Arrays.fill(sealers, Sealer.resting(0));
        int numbers = 1 + scope.draws().stream().mapToInt(Integer::intValue).sum();
        times = new int[numbers];
        owners = new int[numbers];
    }

    private World(World other) {
        scope = other.scope;
        writers = Arrays.stream(other.writers).map(Writer::copy).toArray(Writer[]::new);
        sealers = other.sealers.clone();
        times = other.times.clone();
        owners = other.owners.clone();
        notes = other.notes;
        nextXid = other.nextXid;
        completed = other.completed;
        drawn = other.drawn;
        clock = other.clock;
        sealed = other.sealed;
        head = other.head;
        sealedThrough = other.sealedThrough;
        undone = other.undone;
        frozen = other.frozen;
    }

    World copy() {
        return new World(this);
    }

    /** {@code pg_snapshot_xmin}: the oldest transaction that is running, or the next one. */
    int xmin() {
        return Arrays.stream(writers)
                .filter(writer -> writer.state == Writer.State.RUNNING)
                .mapToInt(writer -> writer.xid)
                .min()
                .orElse(nextXid);
    }

    /** {@code pg_snapshot_xmax}. */
    int xmax() {
        return completed + 1;
    }

    int takeXid() {
        return nextXid++;
    }

    void complete(int xid) {
        completed = Math.max(completed, xid);
    }

    int committed() {
        return committedBefore(Integer.MAX_VALUE);
    }

    int committedBefore(int xid) {
        int all = 0;
        for (var writer : writers) {
            all |= writer.state == Writer.State.COMMITTED && writer.xid < xid ? writer.kept : 0;
        }
        return all;
    }

    boolean isLocked() {
        return Arrays.stream(sealers).anyMatch(Sealer::locked);
    }

    boolean isQuiet() {
        return Arrays.stream(writers).allMatch(writer -> writer.state.compareTo(Writer.State.RUNNING) > 0);
    }

    /** What the sealer of the house would have read. */
    Survey survey(Sealer sealer) {
        var committed = numbers(sealer.seen()).stream()
                .map(number -> new Committed(number, owners[number.intValue()]))
                .toList();
        return new Survey(
                true,
                new Head(0, sealer.head(), Instant.EPOCH),
                Instant.ofEpochSecond(sealer.at()),
                sealer.cleared(),
                committed,
                notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast()));
    }

    static List<Long> numbers(int bits) {
        var numbers = new ArrayList<Long>();
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            numbers.add((long) Integer.numberOfTrailingZeros(rest));
        }
        return numbers;
    }

    /** Numbers behind one, up to another. */
    static int bits(int behind, int to) {
        return (2 << to) - (2 << behind);
    }
}
