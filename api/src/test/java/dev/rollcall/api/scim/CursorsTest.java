package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors carry all that they mean, and nobody else can make one (RFC 9865 §2, §6). */
class CursorsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Mark MARK =
            new Mark(UUID.fromString("0198c1e4-5f3a-7b2c-9d4e-6f7081920a3b"), "a name with spaces");
    private static final String CURSOR = at(NOW).write(MARK, "list", 10);

    private static Cursors at(Instant instant) {
        return at(instant, "one key of thirty-two bytes or more");
    }

    private static Cursors at(Instant instant, String key) {
        return new Cursors(new Tokens(key.getBytes(StandardCharsets.UTF_8)), Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static void assertRefused(ScimErrorType type, Consumer<String> reading, String cursor) {
        assertThatExceptionOfType(InvalidScim.class)
                .isThrownBy(() -> reading.accept(cursor))
                .returns(type, InvalidScim::type);
    }

    @Test
    void what_one_node_wrote_another_one_with_the_same_key_reads() {
        assertThat(at(NOW.plusSeconds(1)).read(CURSOR, "list", 10)).isEqualTo(MARK);
        var last = new Mark(MARK.id(), null);
        assertThat(at(NOW).read(at(NOW).write(last, "list", 10), "list", 10)).isEqualTo(last);
    }

    @Test
    void a_list_sorted_by_what_is_too_long_for_a_url_says_so() {
        var longest = new Mark(MARK.id(), "é".repeat(2470));
        assertThat(at(NOW).read(at(NOW).write(longest, "list", 10), "list", 10)).isEqualTo(longest);
        var longer = new Mark(MARK.id(), "é".repeat(2500));
        assertRefused(ScimErrorType.INVALID_VALUE, _ -> at(NOW).write(longer, "list", 10), CURSOR);
    }

    @Test
    void a_cursor_needs_no_escape_in_a_url() {
        assertThat(CURSOR).matches("[A-Za-z0-9._~-]+");
    }

    @Test
    void a_cursor_tells_nobody_where_it_leads() {
        var bytes = new String(Base64.getUrlDecoder().decode(CURSOR), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("name", "0198c1e4");
    }

    @Test
    void a_cursor_expires_when_published() {
        assertThat(at(NOW.plus(Cursors.LIFE)).read(CURSOR, "list", 10)).isEqualTo(MARK);
        var later = at(NOW.plus(Cursors.LIFE).plus(Duration.ofSeconds(1)));
        assertRefused(ScimErrorType.EXPIRED_CURSOR, cursor -> later.read(cursor, "list", 10), CURSOR);
    }

    @Test
    void a_cursor_is_good_for_its_list_its_count_and_its_key() {
        assertRefused(ScimErrorType.INVALID_CURSOR, cursor -> at(NOW).read(cursor, "other", 10), CURSOR);
        assertRefused(ScimErrorType.INVALID_COUNT, cursor -> at(NOW).read(cursor, "list", 11), CURSOR);
        var stranger = at(NOW, "another key of thirty-two bytes or more");
        assertRefused(ScimErrorType.INVALID_CURSOR, cursor -> stranger.read(cursor, "list", 10), CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "a.b", "%", " ", "AAAA.AAAA", "MQ."})
    void what_is_no_cursor_is_refused(String text) {
        assertRefused(ScimErrorType.INVALID_CURSOR, cursor -> at(NOW).read(cursor, "list", 10), text);
    }

    @Test
    void a_cursor_with_any_one_character_changed_is_none() {
        for (int at = 0; at < CURSOR.length(); at++) {
            var other = CURSOR.charAt(at) == 'A' ? 'B' : 'A';
            var changed = CURSOR.substring(0, at) + other + CURSOR.substring(at + 1);
            if (CURSOR.charAt(at) != other) {
                assertRefused(ScimErrorType.INVALID_CURSOR, cursor -> at(NOW).read(cursor, "list", 10), changed);
            }
        }
    }
}
