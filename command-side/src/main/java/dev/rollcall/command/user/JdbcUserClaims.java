package dev.rollcall.command.user;

import dev.rollcall.command.history.Duplicate;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
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
import org.springframework.stereotype.Component;

/** The claims as rows under unique constraints. */
@Component
final class JdbcUserClaims implements UserClaims {
    private static final String TAKE = """
            WITH claimed AS (
                INSERT INTO user_claim (organization_id, user_id, user_name_key, connection_id, external_id)
                VALUES (:organization, :user, :name, :connection, :externalId))
            SELECT coalesce(
                (SELECT user_id FROM former_user
                 WHERE organization_id = :organization AND external_id = :externalId AND connection_id = :connection
                 ORDER BY user_id DESC LIMIT 1),
                (SELECT user_id FROM former_user
                 WHERE organization_id = :organization AND user_name_key = :name
                 ORDER BY user_id DESC LIMIT 1))""";

    private final JdbcClient database;

    JdbcUserClaims(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<UUID> take(OrganizationId organization, UUID user, @Nullable UUID connection, UserProfile profile) {
        try {
            return database.sql(TAKE)
                    .param("organization", organization.value())
                    .param("user", user)
                    .param("name", UserName.key(profile.userName()))
                    .param("connection", connection, Types.OTHER)
                    .param("externalId", profile.externalId(), Types.VARCHAR)
                    .query((row, index) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                    .single();
        } catch (DuplicateKeyException clash) {
            throw taken(Duplicate.of("user_name_claim", clash), profile);
        }
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
