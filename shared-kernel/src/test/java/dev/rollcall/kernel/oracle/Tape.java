package dev.rollcall.kernel.oracle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Choices drawn from bytes, so that one generator serves random tests and fuzzing alike, and a failing case can be made
 * smaller by taking bytes away. At the end of a tape every choice is the first one: the simplest comes first.
 */
public final class Tape {
    private static final int BYTE = 256;

    /** The next byte, or less than zero at the end. */
    private interface Source {
        int next();
    }

    private final Source source;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private Tape(Source source) {
        this.source = source;
    }

    /** A tape without an end, the same one for the same seed. */
    public static Tape of(long seed) {
        var random = new Random(seed);
        return new Tape(() -> random.nextInt(BYTE));
    }

    public static Tape of(byte[] bytes) {
        int[] at = {0};
        return new Tape(() -> at[0] < bytes.length ? bytes[at[0]++] & 0xFF : -1);
    }

    /** What has been read so far: a tape of these bytes makes the same choices. */
    public byte[] read() {
        return read.toByteArray();
    }

    /** A number from 0 to below the bound. */
    public int below(int bound) {
        long drawn = 0;
        for (long range = 1; range < bound; range *= BYTE) {
            drawn = drawn * BYTE + next();
        }
        return (int) (drawn % Math.max(1, bound));
    }

    private int next() {
        int next = source.next();
        if (next >= 0) {
            read.write(next);
        }
        return Math.max(0, next);
    }

    /** True in so many of a hundred cases. */
    public boolean chance(int percent) {
        return below(100) >= 100 - percent;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }

    public <T> List<T> upTo(int most, Supplier<T> each) {
        int size = below(most + 1);
        List<T> values = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            values.add(each.get());
        }
        return values;
    }
}
