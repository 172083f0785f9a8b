package dev.rollcall.command.access;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.user.UserName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hashed passwords, and the MACs of links. */
@Component
final class JdbcCredentials implements Credentials {
    private final JdbcClient database;

    JdbcCredentials(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void set(OrganizationId organization, UUID user, String email, String passwordHash) {
        try {
            database.sql("""
                            INSERT INTO credential (organization_id, user_id, email_key, password_hash) VALUES (?, ?, ?, ?)
                            ON CONFLICT (organization_id, user_id)
                            DO UPDATE SET email_key = excluded.email_key, password_hash = excluded.password_hash""")
                    .params(organization.value(), user, UserName.key(email), passwordHash)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused(new EmailTaken(email));
        }
    }

    @Override
    public void invite(OrganizationId organization, UUID user, String mac, Instant expiresAt) {
        database.sql("""
                        INSERT INTO sign_in_link (organization_id, user_id, mac, expires_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (organization_id, user_id)
                        DO UPDATE SET mac = excluded.mac, expires_at = excluded.expires_at, used_at = NULL""")
                .params(organization.value(), user, mac, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean redeem(OrganizationId organization, UUID user, String mac, Instant now) {
        var instant = now.atOffset(ZoneOffset.UTC);
        return database.sql("""
                                UPDATE sign_in_link SET used_at = ?
                                WHERE organization_id = ? AND user_id = ? AND mac = ? AND expires_at > ? AND used_at IS NULL""")
                        .params(instant, organization.value(), user, mac, instant)
                        .update()
                > 0;
    }

    @Override
    public void end(OrganizationId organization, UUID user) {
        for (String table : List.of("credential", "sign_in_link")) {
            database.sql("DELETE FROM " + table + " WHERE organization_id = ? AND user_id = ?")
                    .params(organization.value(), user)
                    .update();
        }
    }
}
