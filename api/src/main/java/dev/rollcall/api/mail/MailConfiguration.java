package dev.rollcall.api.mail;

import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration
class MailConfiguration {
    private static final String PATIENCE_MILLIS = "10000";

    @Bean
    Post post(@Value("${rollcall.mail.host}") String host, Environment settings) {
        return host.isBlank()
                ? new LoggedPost()
                : new MailedPost(server(host, settings), settings.getRequiredProperty("rollcall.mail.from"));
    }

    private static JavaMailSenderImpl server(String host, Environment settings) {
        var server = new JavaMailSenderImpl();
        server.setHost(host);
        server.setPort(settings.getRequiredProperty("rollcall.mail.port", Integer.class));
        server.setDefaultEncoding("UTF-8");
        server.setJavaMailProperties(properties(settings.getRequiredProperty("rollcall.mail.encryption")));
        var user = settings.getRequiredProperty("rollcall.mail.user");
        if (!user.isBlank()) {
            server.setUsername(user);
            server.setPassword(settings.getRequiredProperty("rollcall.mail.password"));
            server.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        }
        return server;
    }

    private static Properties properties(String encryption) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encryption.equals("tls")));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(encryption.equals("starttls")));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(encryption.equals("starttls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, PATIENCE_MILLIS);
        }
        return properties;
    }
}
