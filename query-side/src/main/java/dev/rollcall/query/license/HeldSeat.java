package dev.rollcall.query.license;

import dev.rollcall.query.reading.Moment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat that was held at some instant.
 *
 * @param index of the event with which it was taken
 * @param userName as it is today, or was at the member's removal
 * @param until null while it lasts
 * @param takenBeyondSize whether it was beyond the size of the licence when it was taken
 */
public record HeldSeat(
        long index,
        int seat,
        UUID user,
        @Nullable String userName,
        @Nullable String displayName,
        Instant since,
        @Nullable Instant until,
        boolean takenBeyondSize) {
    public Moment moment() {
        return new Moment(since, index);
    }

    public String name() {
        return displayName != null ? displayName : userName != null ? userName : user.toString();
    }
}
