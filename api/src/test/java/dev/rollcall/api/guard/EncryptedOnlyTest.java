package dev.rollcall.api.guard;

import static dev.rollcall.api.guard.ScimRefusal.assertRefused;

import dev.rollcall.Rollcall;
import dev.rollcall.api.testing.Client;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A credential comes encrypted, or from this machine (RFC 7644 §7.2). Here a proxy is believed who comes from elsewhere. */
class EncryptedOnlyTest {
    @Test
    void plain_http_from_elsewhere_is_refused_before_a_token_is_looked_at(@TempDir Path home) {
        try (var server = SpringApplication.run(
                Rollcall.class,
                "--rollcall.home=" + home,
                "--server.port=0",
                "--server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1",
                "--logging.structured.format.console=")) {
            var web = (ServletWebServerApplicationContext) server;
            var client = new Client(
                    "http://127.0.0.1:%d/scim/v2/%s"
                            .formatted(web.getWebServer().getPort(), UUID.randomUUID()),
                    "Bearer wrong");
            var from = "203.0.113.7";
            assertRefused(client.send("GET", "/Users", null, "X-Forwarded-For", from), 403, null, "use https");
            assertRefused(
                    client.send("GET", "/Users", null, "X-Forwarded-For", from, "X-Forwarded-Proto", "https"),
                    401,
                    null);
        }
    }
}
