package dev.rollcall.api.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date as its owner and makes the role as which the server works: one that may add to history
 * and read it, and never change it. The role's password follows from the owner's, so that all nodes know it.
 */
final class Migration {
    private final OwnedDatabase owned;

    Migration(OwnedDatabase owned) {
        this.owned = owned;
    }

    record ServerRole(String name, String password) {}

    ServerRole run() {
        var role = new ServerRole("rollcall_server", password());
        try {
            Flyway.configure()
                    .dataSource(owned.url(), owned.user(), owned.password())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("server", role.name(), "serverPassword", role.password()))
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new DatabaseUnavailable(
                    "The database at %s cannot be used as %s: %s. Check ROLLCALL_DATABASE_URL, ROLLCALL_DATABASE_USER and ROLLCALL_DATABASE_PASSWORD"
                            .formatted(owned.url(), owned.user(), rootMessage(failure)),
                    failure);
        }
        return role;
    }

    private static String rootMessage(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private String password() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((owned.password() + "|server").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("rollcall_server".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
