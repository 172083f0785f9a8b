package dev.rollcall.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Says what another script says, but so many times a second at most. */
final class Paced implements Script {
    private final Script script;
    private final long between;
    private long due = System.nanoTime();

    Paced(Script script, double perSecond) {
        this.script = script;
        this.between = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    @Override
    public byte @Nullable [] next() {
        due = Math.max(due + between, System.nanoTime() - between);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return script.next();
    }

    @Override
    public boolean hear(Message answer) {
        return script.hear(answer);
    }
}
