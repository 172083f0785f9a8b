package dev.rollcall.api.doctor;

import dev.rollcall.query.calls.Call;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the doctor has to say.
 *
 * @param seen in the calls
 * @param means what follows from it
 * @param remedy what to do, null where nothing is to be done
 * @param call where it is seen, null where it is seen in none
 */
public record Finding(
        Weight weight,
        String seen,
        String means,
        @Nullable String remedy,
        @Nullable UUID call) {
    /** How much it matters. */
    public enum Weight {
        GOOD,
        NOTE,
        WARNING
    }

    static Finding good(String seen, String means, Call call) {
        return new Finding(Weight.GOOD, seen, means, null, call.requestId());
    }

    static Finding note(String seen, String means, Call call) {
        return new Finding(Weight.NOTE, seen, means, null, call.requestId());
    }

    static Finding warning(String seen, String means, Call call) {
        return new Finding(Weight.WARNING, seen, means, null, call.requestId());
    }

    Finding todo(String what) {
        return new Finding(weight, seen, means, what, call);
    }
}
