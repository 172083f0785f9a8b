package dev.rollcall.command.license;

import dev.rollcall.command.user.Seats.Ticket;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits for a seat, in the order of tickets. Given and used under the lock of the licence's row. */
final class JdbcSeatQueue {
    /** Whoever comes later passes nobody by. */
    static final String NOBODY_WAITS =
            "AND NOT EXISTS (SELECT FROM seat_wait w WHERE w.organization_id = :organization)";

    private final JdbcClient database;
    private final JdbcSurplus surplus;

    JdbcSeatQueue(JdbcClient database) {
        this.database = database;
        this.surplus = new JdbcSurplus(database);
    }

    Ticket join(OrganizationId organization, UUID user) {
        surplus.lock(organization);
        return database.sql("""
                        INSERT INTO seat_wait (organization_id, license_id, ticket, user_id)
                        SELECT organization_id, license_id, 1 + coalesce((SELECT max(ticket) FROM seat_wait w
                            WHERE w.organization_id = l.organization_id AND w.license_id = l.license_id), 0), :user
                        FROM license l WHERE organization_id = :organization
                        RETURNING license_id, ticket""")
                .param("organization", organization.value())
                .param("user", user)
                .query((row, index) -> new Ticket(row.getObject("license_id", UUID.class), row.getLong("ticket")))
                .single();
    }

    /** The ticket is locked: whoever is about to give it back has done so, or waits. */
    boolean isFirst(OrganizationId organization, UUID user) {
        return database.sql("""
                        SELECT user_id FROM seat_wait WHERE organization_id = ?
                        ORDER BY organization_id, license_id, ticket LIMIT 1 FOR UPDATE""")
                .param(organization.value())
                .query(UUID.class)
                .optional()
                .filter(user::equals)
                .isPresent();
    }

    void leave(OrganizationId organization, UUID user) {
        database.sql("DELETE FROM seat_wait WHERE organization_id = ? AND user_id = ?")
                .params(organization.value(), user)
                .update();
    }
}
