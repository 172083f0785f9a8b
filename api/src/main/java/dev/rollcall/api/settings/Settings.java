package dev.rollcall.api.settings;

import static dev.rollcall.api.settings.Setting.hidden;
import static dev.rollcall.api.settings.Setting.oneOf;
import static dev.rollcall.api.settings.Setting.shown;
import static dev.rollcall.api.settings.Setting.wholeNumber;

import dev.rollcall.api.limits.RateLimit;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads all that an operator set before anything starts, and tells everything that is wrong at once. */
public class Settings implements EnvironmentPostProcessor {
    /** The least length of the key under which tokens are stored. */
    public static final int KEY_BYTES = 32;

    private static final List<Setting> ALL = List.of(
            shown("ROLLCALL_HOME", "rollcall.home", "a directory", home -> !home.isBlank()),
            shown(
                    "ROLLCALL_PUBLIC_URL",
                    "rollcall.public-url",
                    "a URL without a path such as https://rollcall.example.com, or nothing",
                    Setting::isPublicUrl),
            hidden(
                    "ROLLCALL_TOKEN_KEY",
                    "rollcall.token-key",
                    "%d random bytes or more, for example of openssl rand -hex 32, or nothing".formatted(KEY_BYTES),
                    Setting::isKey),
            hidden(
                    "ROLLCALL_DATABASE_URL",
                    "rollcall.database.url",
                    "a URL such as jdbc:postgresql://host:5432/database, or nothing for the embedded database",
                    url -> url.isBlank() || url.startsWith("jdbc:postgresql:")),
            shown(
                    "ROLLCALL_DATABASE_CONNECTIONS",
                    "rollcall.database.connections",
                    "a whole number from 1 to 1000",
                    wholeNumber(1, 1000)),
            shown(
                    "ROLLCALL_RATE_LIMIT",
                    "rollcall.rate-limit",
                    "a whole number of requests a second from %d to 100000, or 0 for no limit"
                            .formatted(RateLimit.LEAST),
                    wholeNumber(RateLimit.LEAST, 100_000).or("0"::equals)),
            shown("ROLLCALL_CALLS_DAYS", "rollcall.calls.days", "a whole number from 1 to 3650", wholeNumber(1, 3650)),
            shown("ROLLCALL_LEDGER_SEALING", "rollcall.ledger.sealing", "on or off", oneOf("on", "off")),
            hidden(
                    "ROLLCALL_SIGNING_KEY",
                    "rollcall.signing-key",
                    "the text of the file signing.key that a first node has made, or nothing",
                    Setting::isSigningKey),
            shown(
                    "ROLLCALL_CHECKPOINT_FOLDER",
                    "rollcall.checkpoints.folder",
                    "a directory that this user may write, or nothing",
                    Setting::isFolder),
            hidden(
                    "ROLLCALL_CHECKPOINT_WEBHOOK",
                    "rollcall.checkpoints.webhook",
                    "a URL such as https://siem.example.com/checkpoints, or nothing",
                    Setting::isWebhook),
            shown(
                    "ROLLCALL_MAIL_HOST",
                    "rollcall.mail.host",
                    "the name of a mail server such as smtp.example.com, or nothing",
                    Setting::isHostName),
            shown("ROLLCALL_MAIL_PORT", "rollcall.mail.port", "a TCP port from 1 to 65535", wholeNumber(1, 65_535)),
            shown(
                    "ROLLCALL_MAIL_ENCRYPTION",
                    "rollcall.mail.encryption",
                    "starttls, tls or none",
                    oneOf("starttls", "tls", "none")),
            shown(
                    "ROLLCALL_MAIL_FROM",
                    "rollcall.mail.from",
                    "an address such as rollcall@example.com",
                    Setting::isMailAddress),
            shown(
                    "SERVER_ADDRESS",
                    "server.address",
                    "an address of this machine such as 127.0.0.1, or 0.0.0.0 for all",
                    Setting::isOwnAddress),
            shown("SERVER_PORT", "server.port", "a TCP port from 0 to 65535", wholeNumber(0, 65_535)),
            shown(
                    "ROLLCALL_TRUSTED_PROXIES",
                    "server.tomcat.remoteip.internal-proxies",
                    "a regular expression over addresses such as 10\\.0\\.0\\.5, or none",
                    Setting::isRegularExpression),
            shown(
                    "ROLLCALL_LOG_FORMAT",
                    "logging.structured.format.console",
                    "ecs, gelf or logstash, or nothing for plain lines",
                    oneOf("ecs", "gelf", "logstash", "")));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var complaints = ALL.stream()
                .filter(setting -> !setting.accepts().test(value(environment, setting)))
                .map(setting -> setting.complaint(value(environment, setting)))
                .toList();
        if (!complaints.isEmpty()) {
            throw new WrongSettings(String.join("\n", complaints));
        }
    }

    private static String value(ConfigurableEnvironment environment, Setting setting) {
        return environment.getProperty(setting.property(), "");
    }

    private static final class WrongSettings extends CannotStart {
        private static final long serialVersionUID = 1;

        WrongSettings(String sentences) {
            super(sentences, null);
        }
    }
}
