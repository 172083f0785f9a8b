package dev.rollcall.api.organization;

import dev.rollcall.api.connection.ConnectionTerms;
import dev.rollcall.api.database.Home;
import dev.rollcall.api.http.PublicUrl;
import dev.rollcall.api.http.Tokens;
import dev.rollcall.api.user.NewMember;
import dev.rollcall.command.access.Credentials;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.organization.Installation;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * At the first start with an empty store: founds an organization with 50 seats, its owner and an enabled connection, and
 * shows the secrets once, on the console and in {@code first-start.json}. All in one transaction, one node alone.
 */
@Component
class FirstStart {
    static final String FILE = "first-start.json";
    private static final Founding.Wanted ORGANIZATION =
            new Founding.Wanted("My organization", "UTC", 50, NoSeatPolicy.REJECT, new ConnectionTerms("other", "rfc"));
    private static final String OWNER_EMAIL = "owner@rollcall.invalid";
    private static final int PASSWORD_BYTES = 18;

    private final Founding founding;
    private final FoundingOwner owners;
    private final Dispatch dispatch;
    private final Installation installation;
    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final Tokens tokens;
    private final PublicUrl publicUrl;
    private final Home home;

    FirstStart(
            Founding founding,
            FoundingOwner owners,
            Dispatch dispatch,
            Installation installation,
            Credentials credentials,
            PasswordEncoder passwords,
            Tokens tokens,
            PublicUrl publicUrl,
            Home home) {
        this.founding = founding;
        this.owners = owners;
        this.dispatch = dispatch;
        this.installation = installation;
        this.credentials = credentials;
        this.passwords = passwords;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.home = home;
    }

    @EventListener
    void on(ServletWebServerInitializedEvent started) {
        if (!"management".equals(started.getApplicationContext().getServerNamespace())) {
            foundOnce(publicUrl.orLoopback(started.getWebServer().getPort()));
        }
    }

    private void foundOnce(String base) {
        var origin = founding.origin(Origin.ROLLCALL);
        var secrets = dispatch.together(origin, () -> {
            installation.lock();
            return installation.founded().isPresent()
                    ? Optional.<String>empty()
                    : Optional.of(kept(found(base, origin)));
        });
        installation.founded().ifPresent(this::requireSameKey);
        secrets.ifPresent(Console::show);
    }

    private ObjectNode found(String base, Origin origin) {
        var operator = tokens.forOperator();
        installation.found(tokens.mac(operator), tokens.fingerprint());
        var founded = founding.found(ORGANIZATION, origin);
        var password = password();
        var consolePath = appointOwner(origin, password);
        return JsonNodeFactory.instance
                .objectNode()
                .put("connectorUrl", PublicUrl.connector(base, founded.connection()))
                .put("scimToken", founded.token().text())
                .put("consoleUrl", base + consolePath)
                .put("ownerEmail", OWNER_EMAIL)
                .put("ownerPassword", password)
                .put("operatorToken", operator.text())
                .put("organization", origin.organization().toString())
                .put("license", founded.license().toString())
                .put("connection", founded.connection().toString());
    }

    /** @return the path of the link with which the owner begins */
    private String appointOwner(Origin origin, String password) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode().put("displayName", "Owner");
        attributes.putObject("name").put("givenName", "First").put("familyName", "Owner");
        var owner = owners.appoint(NewMember.under(OWNER_EMAIL, attributes), origin);
        credentials.set(origin.organization(), owner.user(), OWNER_EMAIL, passwords.encode(password));
        return owner.link();
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private void requireSameKey(Installation.Founded founded) {
        if (!founded.keyFingerprint().equals(tokens.fingerprint())) {
            throw new WrongTokenKey();
        }
    }

    /** Before the commit: where the secrets cannot be kept nothing is founded, and the next start tries again. */
    private String kept(ObjectNode secrets) {
        var text = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(secrets);
        try {
            var file = home.writeSecret(FILE, text.getBytes(StandardCharsets.UTF_8));
            return "Rollcall is founded. These secrets are shown once and kept in " + file + "\n" + text;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "The secrets of the first start cannot be written to " + home.path(), unwritable);
        }
    }
}
