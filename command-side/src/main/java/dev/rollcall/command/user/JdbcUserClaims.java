package dev.rollcall.command.user;

import dev.rollcall.command.history.Duplicate;
import dev.rollcall.command.user.UserClaims.Claim.Made;
import dev.rollcall.command.user.UserClaims.Claim.NameHeld;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.message.VersionRefusal.Busy;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.kernel.user.UserProfile;
import dev.rollcall.kernel.user.UserRefusal.ExternalIdTaken;
import dev.rollcall.kernel.user.UserRefusal.UserNameTaken;
import java.sql.Types;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The claims as rows under unique constraints. */
@Component
final class JdbcUserClaims implements UserClaims {
    private static final String TAKE = """
            WITH claimed AS (
                INSERT INTO user_claim (organization_id, user_id, user_name_key, connection_id, external_id)
                VALUES (:organization, :user, :name, :connection, :externalId)
                ON CONFLICT DO NOTHING RETURNING user_id)
            SELECT EXISTS (SELECT FROM claimed) AS made, coalesce(
                (SELECT user_id FROM former_user
                 WHERE organization_id = :organization AND external_id = :externalId AND connection_id = :connection
                 ORDER BY user_id DESC LIMIT 1),
                (SELECT user_id FROM former_user
                 WHERE organization_id = :organization AND user_name_key = :name
                 ORDER BY user_id DESC LIMIT 1)) AS predecessor""";
    private static final String IN_THE_WAY = """
            SELECT user_id, true AS by_name FROM user_claim
            WHERE organization_id = :organization AND user_name_key = :name
            UNION ALL
            SELECT user_id, false FROM user_claim
            WHERE organization_id = :organization AND connection_id = :connection AND external_id = :externalId
            ORDER BY by_name DESC LIMIT 1""";

    private final JdbcClient database;

    JdbcUserClaims(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Claim take(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile) {
        return about(TAKE, organization, connection, profile)
                .param("user", user)
                .query((row, index) -> row.getBoolean("made")
                        ? Optional.<Claim>of(new Made(row.getObject("predecessor", UUID.class)))
                        : Optional.<Claim>empty())
                .single()
                .orElseGet(() -> inTheWay(organization, connection, profile));
    }

    /** Where the one in the way has gone since, the request may come again. */
    private Claim inTheWay(OrganizationId organization, @Nullable UUID connection, UserProfile profile) {
        return about(IN_THE_WAY, organization, connection, profile)
                .query((row, index) -> held(row.getObject("user_id", UUID.class), row.getBoolean("by_name"), profile))
                .optional()
                .orElseThrow(() -> new Refused(new Busy()));
    }

    private static Claim held(UUID holder, boolean byName, UserProfile profile) {
        if (byName) {
            return new NameHeld(holder);
        }
        throw taken(false, profile);
    }

    private StatementSpec about(
            String sql, OrganizationId organization, @Nullable UUID connection, UserProfile profile) {
        return database.sql(sql)
                .param("organization", organization.value())
                .param("name", UserName.key(profile.userName()))
                .param("connection", connection, Types.OTHER)
                .param("externalId", profile.externalId(), Types.VARCHAR);
    }

    private static Refused taken(boolean sameName, UserProfile profile) {
        return new Refused(
                sameName
                        ? new UserNameTaken(profile.userName())
                        : new ExternalIdTaken(Objects.requireNonNullElse(profile.externalId(), "")));
    }

    @Override
    public void change(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile) {
        try {
            database.sql(
                            "UPDATE user_claim SET user_name_key = ?, connection_id = ?, external_id = ? WHERE organization_id = ? AND user_id = ?")
                    .param(UserName.key(profile.userName()))
                    .param(2, connection, Types.OTHER)
                    .param(3, profile.externalId(), Types.VARCHAR)
                    .param(organization.value())
                    .param(user)
                    .update();
        } catch (DuplicateKeyException clash) {
            throw taken(Duplicate.of("user_name_claim", clash), profile);
        }
    }

    @Override
    public void free(OrganizationId organization, UUID user) {
        database.sql("""
                        WITH gone AS (DELETE FROM user_claim WHERE organization_id = ? AND user_id = ? RETURNING *)
                        INSERT INTO former_user (organization_id, user_id, user_name_key, connection_id, external_id)
                        SELECT organization_id, user_id, user_name_key, connection_id, external_id FROM gone""").params(organization.value(), user).update();
    }
}
