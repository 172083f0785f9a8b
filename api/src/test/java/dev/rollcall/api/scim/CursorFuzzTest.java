package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.kernel.oracle.Tape;
import dev.rollcall.kernel.oracle.Texts;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/** Cursors, given anything at all: what was not made here for this list is refused, and nothing else happens. */
class CursorFuzzTest {
    private static final Cursors CURSORS =
            new Cursors(new Tokens(new byte[32]), Clock.fixed(Instant.parse("2026-11-01T08:00:00Z"), ZoneOffset.UTC));
    private static final String SCOPE = "scope";

    @FuzzTest(maxDuration = "1m")
    void strangers_are_refused(byte[] input) {
        assertRefused(new String(input, StandardCharsets.UTF_8));
        assertRefused(Base64.getUrlEncoder().encodeToString(input) + ".0123456789abcdef0123456789abcdef");
    }

    @FuzzTest(maxDuration = "1m")
    void what_was_written_is_read_and_no_change_of_it(byte[] input) {
        var tape = Tape.of(input);
        var mark =
                new Mark(new UUID(tape.below(1 << 30), tape.below(1 << 30)), tape.chance(30) ? null : Texts.any(tape));
        var cursor = CURSORS.write(mark, SCOPE, 7);
        assertThat(CURSORS.read(cursor, SCOPE, 7)).isEqualTo(mark);
        int at = tape.below(cursor.length());
        var changed = cursor.substring(0, at) + tape.oneOf("", ".", "A", "_", "..") + cursor.substring(at + 1);
        if (!changed.equals(cursor)) {
            assertRefused(changed);
        }
    }

    private static void assertRefused(String cursor) {
        try {
            CURSORS.read(cursor, SCOPE, 7);
            throw new AssertionError("accepted: " + cursor);
        } catch (InvalidScim refused) {
            assertThat(refused.type()).isEqualTo(ScimErrorType.INVALID_CURSOR);
        }
    }
}
