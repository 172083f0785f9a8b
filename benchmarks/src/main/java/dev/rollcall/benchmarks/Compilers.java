package dev.rollcall.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The compilers of a server's JVM: what is measured while they are at work is theirs. */
final class Compilers {
    private static final Duration COMPILING = Duration.ofSeconds(10);

    /** The server runs as fast as it ever will when its compilers take less of one processor than this. */
    private static final double COMPILED = 0.04;

    private static final int MOST_OF_COMPILING = 24;

    private Compilers() {}

    /** Asks, unmeasured, until they rest. */
    static void rest(String what, Target target, Supplier<List<? extends Script>> scripts) {
        for (int rounds = 0; rounds < MOST_OF_COMPILING; rounds++) {
            var before = Cpu.ofCompilers(target.pid());
            var sample = Load.during(Duration.ZERO, COMPILING, target, scripts.get());
            double busy = (double) Cpu.ofCompilers(target.pid()).minus(before).toNanos()
                    / sample.time().toNanos();
            System.out.printf("%s: %.0f/s, compilers %.2f%n", what, sample.perSecond(), busy);
            if (busy < COMPILED) {
                return;
            }
        }
    }
}
