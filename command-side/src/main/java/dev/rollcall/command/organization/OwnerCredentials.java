package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passwords of owners, hashed. They end with the ownership. */
@Component
public class OwnerCredentials {
    private final JdbcClient database;

    OwnerCredentials(JdbcClient database) {
        this.database = database;
    }

    public void set(OrganizationId organization, UUID user, String email, String passwordHash) {
        database.sql(
                        "INSERT INTO owner_credential (organization_id, user_id, email_key, password_hash) VALUES (?, ?, ?, ?)")
                .params(organization.value(), user, UserName.key(email), passwordHash)
                .update();
    }
}
