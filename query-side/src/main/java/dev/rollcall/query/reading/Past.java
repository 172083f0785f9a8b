package dev.rollcall.query.reading;

import java.lang.ScopedValue.CallableOp;
import java.util.Optional;

/**
 * Asks as of a position of the ledger of an organization: whatever is read within, by the queries of today, is read from the
 * views of the schema {@code as_of}, which have the names of the tables of today and show what these were.
 */
public final class Past {
    private static final ScopedValue<Long> POSITION = ScopedValue.newInstance();

    private Past() {}

    public static <T, X extends Throwable> T at(long position, CallableOp<T, X> work) throws X {
        return ScopedValue.where(POSITION, position).call(work);
    }

    /** Empty for the present. */
    public static Optional<Long> position() {
        return POSITION.isBound() ? Optional.of(POSITION.get()) : Optional.empty();
    }
}
