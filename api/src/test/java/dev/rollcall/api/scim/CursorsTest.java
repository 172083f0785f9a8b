package dev.rollcall.api.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.http.Tokens;
import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.kernel.scim.ScimErrorType;
import dev.rollcall.query.reading.Mark;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-02T09:30:00Z");
    private static final Mark MARK = new Mark(UUID.fromString("0199a3c0-0000-7000-8000-000000000001"), "babs");

    private static Cursors at(Instant now) {
        return new Cursors(new Tokens(new byte[32]), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void a_cursor_is_good_for_an_hour_and_not_a_second_longer() {
        var cursor = at(WRITTEN).write(MARK, "list", 10);

        assertThat(at(WRITTEN.plusSeconds(3600)).read(cursor, "list", 10)).isEqualTo(MARK);
        assertThatThrownBy(() -> at(WRITTEN.plusSeconds(3601)).read(cursor, "list", 10))
                .isInstanceOf(InvalidScim.class)
                .hasMessageContaining("3600 seconds")
                .extracting(refused -> ((InvalidScim) refused).type())
                .isEqualTo(ScimErrorType.EXPIRED_CURSOR);
    }
}
