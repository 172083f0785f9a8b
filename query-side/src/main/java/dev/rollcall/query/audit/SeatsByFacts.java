package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which seats one member held, by the facts: by their numbers as requests wrote them, and by their positions in the ledger. */
final class SeatsByFacts {
    /** The attribute that tells all seats by position. */
    static final String HELD = "seats held";

    private static final String FROM = "seat from ";

    private record Moment(long index, @Nullable Long position) {}

    private record Stretch(
            UUID license,
            int seat,
            UUID user,
            Moment since,
            @Nullable Moment until) {
        Stretch endedBy(Moment end) {
            return new Stretch(license, seat, user, since, end);
        }

        String byIndex() {
            return "%s %d of %s until %s".formatted(license, seat, user, until == null ? "now" : until.index());
        }

        boolean isSealed(long followed) {
            return isWithin(since, followed);
        }

        String byPosition(long followed) {
            return "%s %d [%d,%s)"
                    .formatted(
                            license,
                            seat,
                            since.position(),
                            until != null && isWithin(until, followed) ? until.position() : "");
        }

        private static boolean isWithin(Moment moment, long followed) {
            return moment.position() != null && moment.position() <= followed;
        }
    }

    private final List<Stretch> all = new ArrayList<>();

    /** The attribute of a seat that was taken by the fact with this number. */
    static String from(long index) {
        return FROM + index;
    }

    /** The number of the fact in such an attribute; 0 for another attribute. */
    static long fromOf(String attribute) {
        return attribute.startsWith(FROM) ? Long.parseLong(attribute.substring(FROM.length())) : 0;
    }

    /** @param position null for one that is not sealed */
    void apply(Recorded<?> fact, @Nullable Long position) {
        var moment = new Moment(fact.index(), position);
        switch (fact.event()) {
            case SeatAssigned taken -> all.add(new Stretch(taken.license(), taken.seat(), taken.user(), moment, null));
            case SeatReleased _ -> end(moment);
            default -> {}
        }
    }

    private void end(Moment moment) {
        if (!all.isEmpty()) {
            all.add(all.removeLast().endedBy(moment));
        }
    }

    /** @param followed up to which position seats are told by position */
    Map<String, String> attributes(long followed) {
        var attributes = new TreeMap<String, String>();
        all.forEach(stretch -> attributes.put(from(stretch.since().index()), stretch.byIndex()));
        var held = all.stream()
                .filter(stretch -> stretch.isSealed(followed))
                .map(stretch -> stretch.byPosition(followed))
                .collect(Collectors.joining(", "));
        if (!held.isEmpty()) {
            attributes.put(HELD, held);
        }
        return attributes;
    }
}
