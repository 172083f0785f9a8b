package dev.rollcall.command.license;

import dev.rollcall.command.history.RoomFold;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.license.LicenseEvent;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.NoSeatPolicyChanged;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Licences and seats from events: what licences have stands in their streams, who holds a seat in those of users. */
@Component
final class SeatFold implements RoomFold {
    private static final String SEAT =
            " WHERE organization_id = :organization AND license_id = :license AND number = :number";
    private static final String LICENSE = " WHERE organization_id = :organization AND license_id = :license";
    private static final String HOLD = "UPDATE folded_seat SET holder = :user" + SEAT;
    private static final String FREE = "UPDATE folded_seat SET holder = NULL" + SEAT;
    private static final String RETIRE = "DELETE FROM folded_seat" + SEAT;
    private static final String SHRINK = "UPDATE folded_license SET surplus = surplus - 1" + LICENSE;
    private static final String PURCHASE =
            "INSERT INTO folded_license (organization_id, license_id, name, size, policy) VALUES (:organization, :license, :name, :size, :policy)";
    private static final String FILL =
            "INSERT INTO folded_seat (organization_id, license_id, number) SELECT :organization, :license, generate_series(1, :size)";
    private static final String RESIZE = "UPDATE folded_license SET size = :size, surplus = :surplus" + LICENSE;
    private static final String NAMED =
            "SELECT cast(name AS integer) FROM unnest(string_to_array(:numbers, ',')) AS name";
    private static final String ADD =
            "INSERT INTO folded_seat (organization_id, license_id, number) SELECT :organization, :license, named.* FROM ("
                    + NAMED + ") AS named";
    private static final String DROP = "DELETE FROM folded_seat" + LICENSE + " AND number IN (" + NAMED + ")";
    private static final String POLICY = "UPDATE folded_license SET policy = :policy" + LICENSE;

    private final JdbcClient database;

    SeatFold(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void fold(OrganizationId organization, Event event) {
        switch (event) {
            case LicenseEvent fact -> fold(organization, fact);
            case UserEvent fact -> fold(organization, fact);
            default -> {}
        }
    }

    private void fold(OrganizationId organization, LicenseEvent event) {
        var license = event.license();
        switch (event) {
            case SeatsPurchased purchased -> {
                about(license, organization, PURCHASE)
                        .param("name", purchased.name())
                        .param("size", purchased.seats())
                        .param("policy", purchased.policy().name())
                        .update();
                about(license, organization, FILL)
                        .param("size", purchased.seats())
                        .update();
            }
            case LicenseResized resized -> {
                about(license, organization, ADD)
                        .param("numbers", joined(resized.added()))
                        .update();
                about(license, organization, DROP)
                        .param("numbers", joined(resized.retired()))
                        .update();
                about(license, organization, RESIZE)
                        .param("size", resized.seats())
                        .param("surplus", resized.surplus())
                        .update();
            }
            case NoSeatPolicyChanged changed ->
                about(license, organization, POLICY)
                        .param("policy", changed.policy().name())
                        .update();
        }
    }

    private void fold(OrganizationId organization, UserEvent event) {
        switch (event) {
            case SeatAssigned assigned ->
                about(assigned.license(), organization, HOLD)
                        .param("number", assigned.seat())
                        .param("user", assigned.user())
                        .update();
            case SeatReleased released -> {
                about(released.license(), organization, released.retired() ? RETIRE : FREE)
                        .param("number", released.seat())
                        .update();
                if (released.retired()) {
                    about(released.license(), organization, SHRINK).update();
                }
            }
            case UserProvisioned _,
                    UserRenamed _,
                    UserExternalIdChanged _,
                    UserLinked _,
                    UserLinkAllowed _,
                    UserLinkForbidden _,
                    UserProfileChanged _,
                    UserDeactivated _,
                    UserReactivated _,
                    UserRemoved _,
                    OwnershipGranted _,
                    OwnershipEnded _,
                    RoleGranted _,
                    RoleWithdrawn _ -> {}
        }
    }

    private StatementSpec about(UUID license, OrganizationId organization, String sql) {
        return database.sql(sql).param("organization", organization.value()).param("license", license);
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
