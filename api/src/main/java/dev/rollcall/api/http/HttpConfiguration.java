package dev.rollcall.api.http;

import dev.rollcall.api.database.Home;
import dev.rollcall.api.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class HttpConfiguration {
    private static final String KEY_FILE = "token.key";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The key under which tokens are stored stands outside the database: configured, else made once and kept in the home. */
    @Bean
    Tokens tokens(Home home, @Value("${rollcall.token-key}") String configured) throws IOException {
        if (!configured.isBlank()) {
            return new Tokens(configured.getBytes(StandardCharsets.UTF_8));
        }
        if (!home.has(KEY_FILE)) {
            byte[] key = new byte[Settings.KEY_BYTES];
            new SecureRandom().nextBytes(key);
            home.writeSecret(KEY_FILE, HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
        }
        return new Tokens(home.read(KEY_FILE));
    }

    /** What Tomcat refuses before any of our code runs gets a SCIM error too, not a page. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> scimErrorsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ScimErrorValve.class.getName());
            }
        });
    }
}
