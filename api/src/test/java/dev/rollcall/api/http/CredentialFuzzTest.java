package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.kernel.oracle.Tape;
import java.nio.charset.StandardCharsets;

/** The readers of an Authorization header, given anything at all. */
class CredentialFuzzTest {
    private static final String TOKEN = new Tokens(new byte[32]).forConnection().text();

    @FuzzTest(maxDuration = "1m")
    void headers(byte[] input) {
        var header = new String(input, StandardCharsets.UTF_8);
        Bearer.of(header).ifPresent(credential -> assertThat(header).contains(credential));
        BasicCredential.of(header).ifPresent(basic -> assertThat(basic.email()).doesNotContain(":"));
        Tokens.parse(header)
                .ifPresent(token -> assertThat(token.text()).isEqualTo(header).hasSize(61));
    }

    @FuzzTest(maxDuration = "1m")
    void changed_tokens_are_no_tokens(byte[] input) {
        var tape = Tape.of(input);
        int at = tape.below(TOKEN.length());
        var changed = TOKEN.substring(0, at) + tape.oneOf("", "0", "Z", "_", "é", "00") + TOKEN.substring(at + 1);
        assertThat(Tokens.parse(changed).isPresent()).as(changed).isEqualTo(changed.equals(TOKEN));
    }
}
