package dev.rollcall.query.ledger;

import dev.rollcall.query.ledger.Survey.Note;
import dev.rollcall.query.ledger.World.Sealer;
import dev.rollcall.query.ledger.World.Writer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All of a world that its future depends on, as a text. Of transactions only the order counts, writers that draw as often
 * as each other can be exchanged, and so can sealers.
 */
final class WorldKey {
    private final World world;
    private final long[] xids;

    private WorldKey(World world) {
        this.world = world;
        this.xids = Stream.of(
                        Arrays.stream(world.writers).mapToLong(writer -> xid(writer)),
                        Arrays.stream(world.sealers).mapToLong(Sealer::s),
                        Arrays.stream(world.sealers)
                                .flatMap(sealer -> sealer.cleared().stream())
                                .mapToLong(Note::s),
                        world.notes.stream().mapToLong(Note::s),
                        owners().asLongStream(),
                        LongStream.of(completed()))
                .flatMapToLong(all -> all)
                .sorted()
                .distinct()
                .toArray();
    }

    static String of(World world) {
        return new WorldKey(world).text();
    }

    private String text() {
        var text = new StringBuilder(64);
        Arrays.stream(world.writers).map(this::text).sorted().forEach(text::append);
        Arrays.stream(world.sealers).map(this::text).sorted().forEach(text::append);
        world.notes.forEach(note -> text.append(text(note)));
        owners().forEach(owner -> text.append(rank(owner)));
        Arrays.stream(world.times).forEach(time -> text.append((char) time));
        return text.append(rank(completed()))
                .append(chars(world.drawn, world.clock, world.sealed, world.head, world.sealedThrough))
                .append(chars(world.undone, world.frozen))
                .toString();
    }

    private String text(Writer writer) {
        return chars(writer.draws - writer.drawn, writer.kept, writer.untimed, writer.state.compareTo(Writer.State.NEW))
                + rank(xid(writer));
    }

    private String text(Sealer sealer) {
        return chars(
                        sealer.step().compareTo(Sealer.Step.BEGIN),
                        sealer.locked() ? 1 : 0,
                        sealer.cycles(),
                        sealer.head(),
                        sealer.at(),
                        sealer.seen())
                + rank(sealer.s())
                + sealer.cleared().map(this::text).orElse("");
    }

    private String text(Note note) {
        return rank(note.s()) + chars((int) note.highest(), (int) note.at().getEpochSecond());
    }

    /** Of a transaction that is over nobody asks any more, but those who look at the horizon. */
    private long xid(Writer writer) {
        boolean counts = writer.state == Writer.State.RUNNING || world.scope.rule() == Rule.XMIN_HORIZON;
        return counts ? writer.xid : 0;
    }

    /** Asked for only where times are looked at, and only of what is not sealed yet. */
    private IntStream owners() {
        return IntStream.range(0, world.owners.length)
                .map(number -> world.scope.timed() && (world.sealed & 1 << number) == 0 ? world.owners[number] : 0);
    }

    private long completed() {
        return world.scope.rule() == Rule.SNAPSHOT_XMAX ? world.completed : 0;
    }

    private String rank(long xid) {
        return chars(xid == 0 ? 0 : 1 + Arrays.binarySearch(xids, xid));
    }

    private static String chars(int... numbers) {
        var text = new StringBuilder(numbers.length);
        for (int number : numbers) {
            text.append((char) number);
        }
        return text.toString();
    }
}
