package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds who signs in with an e-mail address, and whom a link invites, before the organization is known. */
@Component
public final class CredentialQueries {
    private final Reads reads;

    public CredentialQueries(Reads reads) {
        this.reads = reads;
    }

    public record Credential(OrganizationId organization, UUID user, String passwordHash) {}

    public Optional<Credential> credential(String email) {
        var key = UserName.key(email);
        return reads.presenting(
                "rollcall.signing_in",
                key,
                Sql.of("SELECT organization_id, user_id, password_hash FROM credential WHERE email_key = ?", key),
                (row, index) -> new Credential(
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        Rows.uuid(row, "user_id"),
                        row.getString("password_hash")));
    }

    /** What a link was made for; also when it is no longer good. */
    public record Invitation(OrganizationId organization, UUID user, Instant expiresAt, boolean used) {}

    public Optional<Invitation> invitation(String mac) {
        return reads.presenting(
                "rollcall.opening",
                mac,
                Sql.of(
                        "SELECT organization_id, user_id, expires_at, used_at IS NOT NULL AS used FROM sign_in_link WHERE mac = ?",
                        mac),
                (row, index) -> new Invitation(
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        Rows.uuid(row, "user_id"),
                        Rows.instant(row, "expires_at"),
                        row.getBoolean("used")));
    }
}
