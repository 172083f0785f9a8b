package dev.rollcall.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.CommandLine;
import dev.rollcall.api.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal shows where Rollcall does not start: a few sentences and nothing else. */
class StartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void all_wrong_settings_are_told_at_once_and_no_secret_is_shown() {
        var outcome = CommandLine.run(Map.ofEntries(
                Map.entry("ROLLCALL_HOME", home.toString()),
                Map.entry("ROLLCALL_TOKEN_KEY", "hush"),
                Map.entry("ROLLCALL_DATABASE_URL", "postgres://rollcall:hush@db/rollcall"),
                Map.entry("ROLLCALL_DATABASE_CONNECTIONS", "0"),
                Map.entry("ROLLCALL_MAIL_HOST", "smtp://example.com"),
                Map.entry("ROLLCALL_MAIL_PORT", "smtp"),
                Map.entry("ROLLCALL_MAIL_ENCRYPTION", "ssl"),
                Map.entry("ROLLCALL_MAIL_FROM", "nobody"),
                Map.entry("SERVER_PORT", "99999"),
                Map.entry("SERVER_ADDRESS", "192.0.2.1"),
                Map.entry("ROLLCALL_TRUSTED_PROXIES", "["),
                Map.entry("ROLLCALL_LOG_FORMAT", "foo"),
                Map.entry("ROLLCALL_PUBLIC_URL", "not a url")));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).first().isEqualTo("Rollcall does not start.");
        assertThat(outcome.err().lines().skip(1))
                .containsExactlyInAnyOrder(
                        "ROLLCALL_PUBLIC_URL is \"not a url\"; set a URL without a path such as https://rollcall.example.com, or nothing",
                        "ROLLCALL_TOKEN_KEY is not accepted; set 32 random bytes or more, for example of openssl rand -hex 32, or nothing",
                        "ROLLCALL_DATABASE_URL is not accepted; set a URL such as jdbc:postgresql://host:5432/database, or nothing for the embedded database",
                        "ROLLCALL_DATABASE_CONNECTIONS is \"0\"; set a whole number from 1 to 1000",
                        "ROLLCALL_MAIL_HOST is \"smtp://example.com\"; set the name of a mail server such as smtp.example.com, or nothing",
                        "ROLLCALL_MAIL_PORT is \"smtp\"; set a TCP port from 1 to 65535",
                        "ROLLCALL_MAIL_ENCRYPTION is \"ssl\"; set starttls, tls or none",
                        "ROLLCALL_MAIL_FROM is \"nobody\"; set an address such as rollcall@example.com",
                        "SERVER_ADDRESS is \"192.0.2.1\"; set an address of this machine such as 127.0.0.1, or 0.0.0.0 for all",
                        "SERVER_PORT is \"99999\"; set a TCP port from 0 to 65535",
                        "ROLLCALL_TRUSTED_PROXIES is \"[\"; set a regular expression over addresses such as 10\\.0\\.0\\.5, or none",
                        "ROLLCALL_LOG_FORMAT is \"foo\"; set ecs, gelf or logstash, or nothing for plain lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/proc/rollcall"})
    void a_home_that_cannot_be_one_is_told_in_a_sentence(String path) {
        var outcome = CommandLine.run(Map.of("ROLLCALL_HOME", path, "SERVER_PORT", "0"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("Rollcall does not start.\nRollcall cannot use its home " + path + " (it ");
        assertThat(outcome.err().lines()).hasSize(2);
        assertThat(outcome.out()).doesNotContain("ERROR", "Exception", "COMMONS-LOGGING", "\tat ");
    }

    @Test
    void a_port_in_use_is_told_in_a_sentence() {
        int taken = RunningServer.get().port();
        var outcome = CommandLine.run(Map.of("ROLLCALL_HOME", home.toString(), "SERVER_PORT", Integer.toString(taken)));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        "Rollcall does not start.%nPort %d is in use: stop the program that uses it, or set SERVER_PORT to another one%n"
                                .formatted(taken));
    }
}
