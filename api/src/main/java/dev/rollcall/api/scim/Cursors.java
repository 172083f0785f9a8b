package dev.rollcall.api.scim;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Cursors (RFC 9865): the place of the last resource, sealed together with what was asked for by whom, so that a cursor is
 * good for the same list of the same organization alone and tells nobody anything. Nothing is kept here; any node reads what another one wrote.
 */
@Component
final class Cursors {
    /** Longer than between two pages no client waits. */
    static final Duration LIFE = Duration.ofHours(1);

    /** Of the views that a cursor leads through (user_view_1, team_view_1); another one ends all cursors. */
    private static final String LAYOUT = "cursor 1";

    private static final char ABSENT = '-';
    private static final char PRESENT = '+';

    /** In bytes: what a cursor is made of must fit a URL with it. */
    private static final int LONGEST = 5000;

    private final CursorSeal seal;
    private final Clock clock;

    Cursors(Tokens tokens, Clock clock) {
        this.seal = new CursorSeal(tokens);
        this.clock = clock;
    }

    /** @throws InvalidScim where the list is sorted by a value too long for a cursor */
    String write(Mark mark, String scope, int count) {
        var text = "%d %d %s %s".formatted(clock.instant().getEpochSecond(), count, mark.id(), sorted(mark));
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_VALUE,
                    "sortBy names an attribute of which %s has %d characters, too many for a cursor; sort by another one, or page by startIndex"
                            .formatted(mark.id(), text.length()));
        }
        return seal.seal(text, bound(scope));
    }

    private static String bound(String scope) {
        return LAYOUT + "\n" + scope;
    }

    private static String sorted(Mark mark) {
        return mark.sorted() == null ? String.valueOf(ABSENT) : PRESENT + mark.sorted();
    }

    /** @throws InvalidScim with invalidCursor, expiredCursor or invalidCount */
    Mark read(String cursor, String scope, int count) {
        var parts =
                seal.open(cursor, bound(scope)).orElseThrow(Cursors::foreign).split(" ", 4);
        if (Instant.ofEpochSecond(Long.parseLong(parts[0])).plus(LIFE).isBefore(clock.instant())) {
            throw new InvalidScim(
                    ScimErrorType.EXPIRED_CURSOR,
                    "The cursor is older than %d seconds; begin again with an empty cursor"
                            .formatted(LIFE.toSeconds()));
        }
        if (Integer.parseInt(parts[1]) != count) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_COUNT,
                    "count is %d; the list was begun with %s, which must be kept".formatted(count, parts[1]));
        }
        return new Mark(UUID.fromString(parts[2]), parts[3].charAt(0) == ABSENT ? null : parts[3].substring(1));
    }

    private static InvalidScim foreign() {
        return new InvalidScim(
                ScimErrorType.INVALID_CURSOR,
                "The cursor is none of this list: send nextCursor as it came, with the same parameters, or an empty cursor to begin");
    }
}
