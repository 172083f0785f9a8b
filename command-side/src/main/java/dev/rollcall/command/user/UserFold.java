package dev.rollcall.command.user;

import dev.rollcall.command.history.RoomFold;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserEvent;
import dev.rollcall.kernel.user.UserEvent.OwnershipEnded;
import dev.rollcall.kernel.user.UserEvent.OwnershipGranted;
import dev.rollcall.kernel.user.UserEvent.RoleGranted;
import dev.rollcall.kernel.user.UserEvent.RoleWithdrawn;
import dev.rollcall.kernel.user.UserEvent.SeatAssigned;
import dev.rollcall.kernel.user.UserEvent.SeatReleased;
import dev.rollcall.kernel.user.UserEvent.UserDeactivated;
import dev.rollcall.kernel.user.UserEvent.UserExternalIdChanged;
import dev.rollcall.kernel.user.UserEvent.UserLinkAllowed;
import dev.rollcall.kernel.user.UserEvent.UserLinkForbidden;
import dev.rollcall.kernel.user.UserEvent.UserLinked;
import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import dev.rollcall.kernel.user.UserEvent.UserProvisioned;
import dev.rollcall.kernel.user.UserEvent.UserReactivated;
import dev.rollcall.kernel.user.UserEvent.UserRemoved;
import dev.rollcall.kernel.user.UserEvent.UserRenamed;
import dev.rollcall.kernel.user.UserName;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Claims, former users and owners from events. */
@Component
final class UserFold implements RoomFold {
    private static final String CLAIM = """
            INSERT INTO folded_user_claim (organization_id, user_id, user_name_key, connection_id, external_id)
            VALUES (:organization, :user, :name, :connection, :externalId)""";
    private static final String RENAME =
            "UPDATE folded_user_claim SET user_name_key = :name WHERE organization_id = :organization AND user_id = :user";
    private static final String REBIND = """
            UPDATE folded_user_claim SET connection_id = :connection, external_id = :externalId
            WHERE organization_id = :organization AND user_id = :user""";
    private static final String FREE = """
            WITH gone AS (
                DELETE FROM folded_user_claim WHERE organization_id = :organization AND user_id = :user RETURNING *)
            INSERT INTO folded_former_user (organization_id, user_id, user_name_key, connection_id, external_id)
            SELECT organization_id, user_id, user_name_key, connection_id, external_id FROM gone""";
    private static final String APPOINT =
            "INSERT INTO folded_owner (organization_id, user_id) VALUES (:organization, :user)";
    private static final String DISMISS =
            "DELETE FROM folded_owner WHERE organization_id = :organization AND user_id = :user";

    private final JdbcClient database;

    UserFold(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void fold(OrganizationId organization, Event event) {
        if (event instanceof UserEvent fact) {
            fold(organization, fact);
        }
    }

    private void fold(OrganizationId organization, UserEvent event) {
        switch (event) {
            case UserProvisioned provisioned ->
                about(event, organization, CLAIM)
                        .param("name", UserName.key(provisioned.userName()))
                        .param("connection", provisioned.connection(), Types.OTHER)
                        .param("externalId", provisioned.externalId(), Types.VARCHAR)
                        .update();
            case UserRenamed renamed ->
                about(event, organization, RENAME)
                        .param("name", UserName.key(renamed.userName()))
                        .update();
            case UserExternalIdChanged changed ->
                about(event, organization, REBIND)
                        .param("connection", changed.connection(), Types.OTHER)
                        .param("externalId", changed.externalId(), Types.VARCHAR)
                        .update();
            case UserLinked linked ->
                about(event, organization, REBIND)
                        .param("connection", linked.connection(), Types.OTHER)
                        .param("externalId", linked.externalId(), Types.VARCHAR)
                        .update();
            case UserRemoved _ -> about(event, organization, FREE).update();
            case OwnershipGranted _ -> about(event, organization, APPOINT).update();
            case OwnershipEnded _ -> about(event, organization, DISMISS).update();
            case UserLinkAllowed _,
                    UserLinkForbidden _,
                    UserProfileChanged _,
                    UserDeactivated _,
                    UserReactivated _,
                    SeatAssigned _,
                    SeatReleased _,
                    RoleGranted _,
                    RoleWithdrawn _ -> {}
        }
    }

    private StatementSpec about(UserEvent event, OrganizationId organization, String sql) {
        return database.sql(sql).param("organization", organization.value()).param("user", event.user());
    }
}
