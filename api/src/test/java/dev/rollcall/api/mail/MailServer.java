package dev.rollcall.api.mail;

import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Mail as an operator sets it up, with a mail server on a port of this machine. */
public final class MailServer {
    private MailServer() {}

    public static Post at(int port) {
        var settings = new StandardEnvironment();
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "mail",
                        Map.of(
                                "rollcall.mail.port", Integer.toString(port),
                                "rollcall.mail.encryption", "none",
                                "rollcall.mail.user", "",
                                "rollcall.mail.password", "",
                                "rollcall.mail.from", "rollcall@example.com")));
        return new MailConfiguration().post("127.0.0.1", settings);
    }
}
