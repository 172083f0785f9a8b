package dev.rollcall.query.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PostgreSQL, its writers and its sealers, as far as sealing depends on them. Sets of numbers are bits. What has happened
 * can be told apart only by what is in here, so two worlds that are equal have the same future.
 */
final class World {
    /** A transaction of events. @param kept numbers that were not rolled back */
    static final class Writer {
        final int draws;
        int xid;
        int drawn;
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
    }

    /** @param s the transaction that has to be over */
    record Note(int s, int highest, int at) {}

    /** One sealer, in the middle of a cycle or between two. */
    static final class Sealer {
        Step step = Step.BEGIN;
        int cycles;
        int head;
        int cleared;
        int seen;
        int highest;
        int at;
        int s;
        boolean locked;

        enum Step {
            BEGIN,
            CLEAR,
            SURVEY,
            LOOK,
            SEAL,
            NOTE
        }
    }

    final Rule rule;
    final Writer[] writers;
    final Sealer[] sealers;
    List<Note> notes = List.of();
    int[] times;
    int nextXid = 1;
    int completed;
    int drawn;
    int clock = 1;
    int sealed;
    int head;
    int sealedThrough;
    int undone;
    int frozen;

    World(Scope scope) {
        rule = scope.rule();
        writers = scope.draws().stream().map(Writer::new).toArray(Writer[]::new);
        sealers = new Sealer[scope.sealers()];
        Arrays.setAll(sealers, _ -> new Sealer());
        times = new int[1 + scope.draws().stream().mapToInt(Integer::intValue).sum()];
    }

    private World(World other) {
        rule = other.rule;
        writers = Arrays.stream(other.writers).map(World::copy).toArray(Writer[]::new);
        sealers = Arrays.stream(other.sealers).map(World::copy).toArray(Sealer[]::new);
        notes = other.notes;
        times = other.times.clone();
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

    private static Writer copy(Writer other) {
        var copy = new Writer(other.draws);
        copy.xid = other.xid;
        copy.drawn = other.drawn;
        copy.kept = other.kept;
        copy.untimed = other.untimed;
        copy.state = other.state;
        return copy;
    }

    private static Sealer copy(Sealer other) {
        var copy = new Sealer();
        copy.step = other.step;
        copy.cycles = other.cycles;
        copy.head = other.head;
        copy.cleared = other.cleared;
        copy.seen = other.seen;
        copy.highest = other.highest;
        copy.at = other.at;
        copy.s = other.s;
        copy.locked = other.locked;
        return copy;
    }

    /** {@code pg_snapshot_xmin}: the oldest transaction that is running, or the next one. */
    int xmin() {
        int oldest = nextXid;
        for (var writer : writers) {
            if (writer.state == Writer.State.RUNNING) {
                oldest = Math.min(oldest, writer.xid);
            }
        }
        return oldest;
    }

    /** {@code pg_snapshot_xmax}. */
    int xmax() {
        return completed + 1;
    }

    int takeXid() {
        return nextXid++;
    }

    /** Only one rule looks at it. */
    void complete(int xid) {
        completed = rule == Rule.SNAPSHOT_XMAX ? Math.max(completed, xid) : 0;
    }

    int committed() {
        int all = 0;
        for (var writer : writers) {
            all |= writer.state == Writer.State.COMMITTED ? writer.kept : 0;
        }
        return all;
    }

    boolean isLocked() {
        return Arrays.stream(sealers).anyMatch(sealer -> sealer.locked);
    }

    boolean isQuiet() {
        return Arrays.stream(writers).allMatch(writer -> writer.state.compareTo(Writer.State.RUNNING) > 0);
    }

    static List<Long> numbers(int bits) {
        var numbers = new ArrayList<Long>();
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            numbers.add((long) Integer.numberOfTrailingZeros(rest));
        }
        return numbers;
    }

    static int bits(int from, int to) {
        return from > to ? 0 : ((1 << (to + 1)) - 1) & -(1 << from);
    }

    /**
     * All that the future depends on. Of transactions only the order counts, writers that draw as often as each other can
     * be exchanged, and so can sealers.
     */
    String key() {
        var xids = new Xids(this);
        var key = new StringBuilder(64);
        Arrays.stream(writers).map(writer -> key(writer, xids)).sorted().forEach(key::append);
        Arrays.stream(sealers).map(sealer -> key(sealer, xids)).sorted().forEach(key::append);
        notes.stream().map(note -> key(note, xids)).sorted().forEach(key::append);
        for (int time : times) {
            key.append((char) time);
        }
        for (int number : new int[] {xids.rank(completed), drawn, clock, sealed, head, sealedThrough, undone, frozen}) {
            key.append((char) number);
        }
        return key.toString();
    }

    private static String key(Writer writer, Xids xids) {
        return text(
                writer.draws - writer.drawn,
                writer.kept,
                writer.untimed,
                writer.state.compareTo(Writer.State.NEW),
                xids.rank(writer.xid));
    }

    private static String key(Sealer sealer, Xids xids) {
        return text(
                sealer.step.compareTo(Sealer.Step.BEGIN),
                sealer.locked ? 1 : 0,
                sealer.cycles,
                sealer.head,
                sealer.cleared,
                sealer.seen,
                sealer.highest,
                sealer.at,
                xids.rank(sealer.s));
    }

    private static String key(Note note, Xids xids) {
        return text(xids.rank(note.s), note.highest, note.at);
    }

    private static String text(int... numbers) {
        var text = new StringBuilder(numbers.length);
        for (int number : numbers) {
            text.append((char) number);
        }
        return text.toString();
    }
}
