package dev.rollcall.query.ledger;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The transactions of a world that still count, by their order. */
final class Xids {
    private final int[] sorted;

    Xids(World world) {
        sorted = Stream.of(
                        Arrays.stream(world.writers).mapToInt(writer -> writer.xid),
                        Arrays.stream(world.sealers).mapToInt(sealer -> sealer.s),
                        world.notes.stream().mapToInt(World.Note::s),
                        IntStream.of(world.completed))
                .flatMapToInt(xids -> xids)
                .filter(xid -> xid > 0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** 0 for none. */
    int rank(int xid) {
        return xid == 0 ? 0 : 1 + Arrays.binarySearch(sorted, xid);
    }
}
