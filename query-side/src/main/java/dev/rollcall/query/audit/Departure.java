package dev.rollcall.query.audit;

import dev.rollcall.query.reading.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a member's active access, and what has become of the person since.
 *
 * @param index of the event among all events
 * @param provider of the connection that asked, as it was then, null where a person did
 * @param returnedAt when the person had access again, null where not
 * @param returnedAs the same user, or a new one after a removal
 */
public record Departure(
        long index,
        Deprovisioning deprovisioning,
        @Nullable String displayName,
        @Nullable String provider,
        @Nullable Instant returnedAt,
        @Nullable UUID returnedAs) {

    public Moment moment() {
        return new Moment(deprovisioning.effectiveAt(), index);
    }

    /** From the receipt of the request to the record of its effect. The IdP's own delay before is not in it. */
    public Duration took() {
        var took = Duration.between(deprovisioning.requestedAt(), deprovisioning.effectiveAt());
        return took.isNegative() ? Duration.ZERO : took;
    }

    public String name() {
        var userName = deprovisioning.userName();
        return displayName != null
                ? displayName
                : userName != null ? userName : deprovisioning.user().toString();
    }
}
