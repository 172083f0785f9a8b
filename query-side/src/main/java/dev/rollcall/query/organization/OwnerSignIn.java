package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the owner who signs in with an e-mail address. */
@Component
public final class OwnerSignIn {
    private final Reads reads;

    public OwnerSignIn(Reads reads) {
        this.reads = reads;
    }

    public record Credential(OrganizationId organization, UUID user, String passwordHash) {}

    public Optional<Credential> credential(String email) {
        var key = UserName.key(email);
        return reads.presenting(
                "rollcall.signing_in",
                key,
                Sql.of("SELECT organization_id, user_id, password_hash FROM owner_credential WHERE email_key = ?", key),
                (row, index) -> new Credential(
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        Rows.uuid(row, "user_id"),
                        row.getString("password_hash")));
    }
}
