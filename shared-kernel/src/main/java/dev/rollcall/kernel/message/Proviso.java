package dev.rollcall.kernel.message;

import java.util.List;
import java.util.Optional;

/**
 * What a piece of work rests on and what may have changed meanwhile: asked in the same round trip as the first question
 * or the first statement of the work, so that it costs none of its own.
 */
public final class Proviso {
    private static final ScopedValue<Proviso> CURRENT = ScopedValue.newInstance();

    private final String sql;
    private final List<Object> values;
    private boolean met;

    /** @param sql answers a row as long as the proviso holds, and none afterwards */
    public Proviso(String sql, List<Object> values) {
        this.sql = sql;
        this.values = List.copyOf(values);
    }

    /** The one that has still to be asked. */
    public static Optional<Proviso> open() {
        return CURRENT.isBound() && !CURRENT.get().met ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    public <T, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Whether it was asked, and held. */
    public boolean isMet() {
        return met;
    }

    public String sql() {
        return sql;
    }

    public List<Object> values() {
        return values;
    }

    /** @throws Broken where it does not hold: nothing has been done or told by then */
    public void settle(boolean holds) {
        if (!holds) {
            throw new Broken();
        }
        met = true;
    }

    /** The work has to be given up. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken() {
            super("what the work rests on has changed", null, false, false);
        }
    }
}
