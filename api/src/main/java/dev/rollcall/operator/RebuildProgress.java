package dev.rollcall.operator;

import dev.rollcall.query.rebuild.Rebuild;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells an operator now and then how far a rebuild is. */
final class RebuildProgress implements Rebuild.Progress {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final PrintWriter terminal;
    private final long begun = System.nanoTime();
    private double told;

    RebuildProgress(String name, PrintWriter terminal) {
        this.name = name;
        this.terminal = terminal;
    }

    @Override
    public void at(long place, long last, long facts) {
        if (seconds() - told >= 1) {
            told = seconds();
            terminal.printf("%s: at %d of %d, %d facts, %.0f/s%n", name, place, last, facts, facts / told);
            terminal.flush();
        }
    }

    double seconds() {
        return (System.nanoTime() - begun) / SECOND;
    }
}
