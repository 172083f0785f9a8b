package dev.rollcall.api.scim;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Mark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cursors (RFC 9865): the place of the last resource, signed together with what was asked for by whom, so that a cursor is
 * good for the same list of the same organization alone. Nothing is kept here; any node reads what another one wrote.
 */
@Component
final class Cursors {
    /** Longer than between two pages no client waits. */
    static final Duration LIFE = Duration.ofHours(1);

    /** Of the views that a cursor leads through (user_view_1, team_view_1); another one ends all cursors. */
    private static final String LAYOUT = "cursor 1";

    private static final char ABSENT = '-';
    private static final char PRESENT = '+';
    private static final int SIGNATURE = 32;

    /** In bytes: what a cursor is made of must fit a URL with it. */
    private static final int LONGEST = 5000;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Tokens tokens;
    private final Clock clock;

    Cursors(Tokens tokens, Clock clock) {
        this.tokens = tokens;
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
        return signed(text, scope);
    }

    private String signed(String text, String scope) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "." + signature(text, scope);
    }

    private static String sorted(Mark mark) {
        return mark.sorted() == null ? String.valueOf(ABSENT) : PRESENT + mark.sorted();
    }

    private String signature(String text, String scope) {
        return tokens.sign(LAYOUT + "\n" + scope + "\n" + text).substring(0, SIGNATURE);
    }

    /** @throws InvalidScim with invalidCursor, expiredCursor or invalidCount */
    Mark read(String cursor, String scope, int count) {
        var text = decoded(cursor);
        if (text == null || !same(cursor, signed(text, scope))) {
            throw new InvalidScim(
                    ScimErrorType.INVALID_CURSOR,
                    "The cursor is none of this list: send nextCursor as it came, with the same parameters, or an empty cursor to begin");
        }
        var parts = text.split(" ", 4);
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

    /** In constant time, and to the last character: one place has one cursor. */
    private static boolean same(String cursor, String made) {
        return MessageDigest.isEqual(cursor.getBytes(StandardCharsets.UTF_8), made.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decoded(String cursor) {
        int dot = cursor.indexOf('.');
        try {
            return dot < 0
                    ? null
                    : new String(Base64.getUrlDecoder().decode(cursor.substring(0, dot)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
