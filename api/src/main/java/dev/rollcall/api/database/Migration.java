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
 * Brings the schema up to date as its owner and makes the roles as which the server works: one that may add to history
 * and read it, one that may read all of it and add to the ledger; neither may change them. Their passwords follow from
 * the owner's, so that all nodes know them.
 */
final class Migration {
    private final OwnedDatabase owned;

    Migration(OwnedDatabase owned) {
        this.owned = owned;
    }

    record Role(String name, String password) {}

    record Roles(Role server, Role sealer) {}

    Roles run() {
        var roles = new Roles(role("rollcall_server"), role("rollcall_sealer"));
        try {
            Flyway.configure()
                    .dataSource(owned.url(), owned.user(), owned.password())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of(
                            "server", roles.server().name(),
                            "serverPassword", roles.server().password(),
                            "sealer", roles.sealer().name(),
                            "sealerPassword", roles.sealer().password()))
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new DatabaseUnavailable(
                    "The database at %s cannot be used as %s: %s. Check ROLLCALL_DATABASE_URL, ROLLCALL_DATABASE_USER and ROLLCALL_DATABASE_PASSWORD"
                            .formatted(owned.url(), owned.user(), rootMessage(failure)),
                    failure);
        }
        return roles;
    }

    private static String rootMessage(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private Role role(String name) {
        return new Role(name, password(name));
    }

    private String password(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((owned.password() + "|server").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
