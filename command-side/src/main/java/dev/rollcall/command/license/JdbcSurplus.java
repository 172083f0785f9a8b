package dev.rollcall.command.license;

import dev.rollcall.command.user.Seats.Seat;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seats above the size of a licence: made where overage is allowed, left over where it shrank. Each release retires one. */
final class JdbcSurplus {
    private static final String EXCEED = """
            UPDATE license SET surplus = surplus + 1
            WHERE organization_id = :organization AND policy = 'OVERAGE' AND surplus < overage %s
            RETURNING license_id""";

    /** Numbers above the highest, as those that a growing licence gets. */
    private static final String MAKE = """
            INSERT INTO seat (organization_id, license_id, number, holder)
            SELECT :organization, :license, 1 + coalesce(max(number), 0), :user FROM seat
            WHERE organization_id = :organization AND license_id = :license
            RETURNING number""";

    private final JdbcClient database;

    JdbcSurplus(JdbcClient database) {
        this.database = database;
    }

    /** Until the transaction ends nobody else makes or retires a seat, joins the queue or is granted a seat. */
    void lock(OrganizationId organization) {
        database.sql("SELECT license_id FROM license WHERE organization_id = ? FOR NO KEY UPDATE")
                .param(organization.value())
                .query(UUID.class)
                .single();
    }

    /** Makes a seat, as far as the licence allows it. Only under the lock, where none is free. */
    Optional<Seat> take(OrganizationId organization, UUID user, String proviso) {
        return database.sql(EXCEED.formatted(proviso))
                .param("organization", organization.value())
                .query(UUID.class)
                .optional()
                .map(license -> new Seat(license, make(organization, license, user), true));
    }

    private int make(OrganizationId organization, UUID license, UUID user) {
        return database.sql(MAKE)
                .param("organization", organization.value())
                .param("license", license)
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    /** @return whether the seat was one too many, and is gone */
    boolean release(OrganizationId organization, Seat seat) {
        lock(organization);
        boolean surplus = database.sql(
                                "UPDATE license SET surplus = surplus - 1 WHERE organization_id = ? AND license_id = ? AND surplus > 0")
                        .params(organization.value(), seat.license())
                        .update()
                > 0;
        var end = surplus ? "DELETE FROM seat" : "UPDATE seat SET holder = NULL";
        database.sql(end + " WHERE organization_id = ? AND license_id = ? AND number = ?")
                .params(organization.value(), seat.license(), seat.number())
                .update();
        return surplus;
    }
}
