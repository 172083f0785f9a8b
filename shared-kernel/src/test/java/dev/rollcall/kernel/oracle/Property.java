package dev.rollcall.kernel.oracle;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds for whatever a tape chooses. System properties: {@code rollcall.cases.<name>} for the number of
 * cases, {@code rollcall.seed} for other ones, {@code rollcall.tape.<name>} for one case alone, as a failure prints it.
 */
public final class Property {
    private static final long SEED = Long.getLong("rollcall.seed", 7644);
    private static final int ATTEMPTS = 400;

    private final String name;
    private final Check check;

    /** Fails by whatever it throws. */
    public interface Check {
        void on(Tape tape) throws Exception;
    }

    private Property(String name, Check check) {
        this.name = name;
        this.check = check;
    }

    /** @param cases where no system property says how many */
    public static void holds(String name, int cases, Check check) {
        var property = new Property(name, check);
        var single = System.getProperty("rollcall.tape." + name);
        if (single != null) {
            property.require(HexFormat.of().parseHex(single), "the given tape");
            return;
        }
        long began = System.nanoTime();
        int wanted = Integer.getInteger("rollcall.cases." + name, cases);
        for (int at = 0; at < wanted; at++) {
            property.require(at);
        }
        if (wanted != cases) {
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            System.out.printf("%s: %d cases held, seed %d, %d s%n", name, wanted, SEED, seconds);
        }
    }

    private void require(int at) {
        var tape = Tape.of(SEED * 1_000_003 + at);
        if (failure(tape) != null) {
            require(shrunk(tape.read()), "case %d of seed %d".formatted(at, SEED));
        }
    }

    private void require(byte[] bytes, String which) {
        var failure = failure(Tape.of(bytes));
        if (failure != null) {
            throw new AssertionError(
                    "%s does not hold in %s; again with -Drollcall.tape.%s=%s%n%s"
                            .formatted(name, which, name, HexFormat.of().formatHex(bytes), failure.getMessage()),
                    failure);
        }
    }

    private @Nullable Throwable failure(Tape tape) {
        try {
            check.on(tape);
            return null;
        } catch (Exception | AssertionError failed) {
            return failed;
        }
    }

    /** The shortest and smallest tape found that still fails: long pieces are taken out first, then single bytes lowered. */
    private byte[] shrunk(byte[] failing) {
        byte[] best = failing;
        int attempts = 0;
        for (int piece = Math.max(1, best.length / 2); piece >= 1 && attempts < ATTEMPTS; piece /= 2) {
            for (int at = 0; at + piece <= best.length && attempts < ATTEMPTS; attempts++) {
                var shorter = without(best, at, piece);
                if (failure(Tape.of(shorter)) != null) {
                    best = shorter;
                } else {
                    at += piece;
                }
            }
        }
        for (int at = 0; at < best.length && attempts < ATTEMPTS; at++, attempts++) {
            var lower = best.clone();
            lower[at] = 0;
            best = failure(Tape.of(lower)) == null ? best : lower;
        }
        return best;
    }

    private static byte[] without(byte[] bytes, int from, int length) {
        var rest = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, from + length, rest, from, rest.length - from);
        return rest;
    }
}
