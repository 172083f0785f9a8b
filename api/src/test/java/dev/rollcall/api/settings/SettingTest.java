package dev.rollcall.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.proof.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "https://rollcall.example.com", "https://rollcall.example.com/", "http://10.0.0.5:8080"})
    void a_public_url_has_a_scheme_and_a_host(String url) {
        assertThat(Setting.isPublicUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "rollcall.example.com",
                "ftp://rollcall.example.com",
                "https:",
                "https://",
                "https:///x",
                "https://rollcall.example.com/scim",
                "https://rollcall.example.com//",
                "https://user@rollcall.example.com",
                "https://rollcall.example.com?x",
                "https://rollcall.example.com#x"
            })
    void a_public_url_has_nothing_else(String url) {
        assertThat(Setting.isPublicUrl(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "10\\.0\\.0\\.5", "(?i)fd00:.*"})
    void a_regular_expression_may_have_flags(String text) {
        assertThat(Setting.isRegularExpression(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "localhost"})
    void an_address_of_this_machine_can_be_listened_on(String address) {
        assertThat(Setting.isOwnAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", " 8080 "})
    void a_number_within_its_bounds_is_accepted(String number) {
        assertThat(Setting.wholeNumber(0, 8080)).accepts(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "8081", "1.0", "99999999999"})
    void another_one_is_not(String number) {
        assertThat(Setting.wholeNumber(0, 8080)).rejects(number);
    }

    @Test
    void a_signing_key_is_the_text_of_one() {
        assertThat(Setting.isSigningKey("")).isTrue();
        assertThat(Setting.isSigningKey(SigningKey.generate().text() + "\n")).isTrue();
        assertThat(Setting.isSigningKey("secret")).isFalse();
        assertThat(Setting.isSigningKey("c2VjcmV0.c2VjcmV0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://siem.example.com/checkpoints?key=5", "http://127.0.0.1:8088/"})
    void a_webhook_is_a_url_of_the_web(String url) {
        assertThat(Setting.isWebhook(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"siem.example.com", "file:///etc/passwd", "https://user:secret@siem.example.com/", "https:"})
    void another_one_is_no_webhook(String url) {
        assertThat(Setting.isWebhook(url)).isFalse();
    }
}
