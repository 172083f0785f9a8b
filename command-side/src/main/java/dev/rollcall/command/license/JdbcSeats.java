package dev.rollcall.command.license;

import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.command.history.Question;
import dev.rollcall.command.user.Seats;
import dev.rollcall.kernel.license.LicenseRefusal.NoFreeSeat;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seats as rows. A free one is sought from a number that goes up with the time in the user's id (UUIDv7), skipping those
 * that others are taking: requests at once seldom meet on one row, those soon after each other change the same pages, and
 * the freed low numbers do not rot under long reports. It goes up faster than seats are taken: else each request would
 * step over what the ones before it took. Only where none is free the row of the licence is locked: to make a seat beyond
 * the size, or to wait.
 */
@Component
final class JdbcSeats implements Seats {
    private static final int MILLISECOND_OF_ID = 16;

    /** Below the version stand twelve bits of a millisecond's fraction (RFC 9562 §6.2); the first two tell the quarter. */
    private static final int QUARTER_OF_ID = 10;

    private static final String TAKE = """
            WITH terms AS MATERIALIZED (
                SELECT license_id, 1 + mod(?, size) AS start FROM license WHERE organization_id = ? %1$s),
            free AS MATERIALIZED (
                SELECT coalesce(
                    (SELECT number FROM seat
                     WHERE organization_id = ? AND license_id = (SELECT license_id FROM terms)
                       AND holder IS NULL AND number >= (SELECT start FROM terms)
                     ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED),
                    (SELECT number FROM seat
                     WHERE organization_id = ? AND license_id = (SELECT license_id FROM terms)
                       AND holder IS NULL AND number < (SELECT start FROM terms)
                     ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)) AS number)
            UPDATE seat SET holder = ?
            WHERE organization_id = ? AND license_id = (SELECT license_id FROM terms)
              AND number = (SELECT number FROM free)
            RETURNING license_id, number""";

    private static final String TAKE_UNLESS_SOMEBODY_WAITS = TAKE.formatted(
            "AND NOT EXISTS (SELECT FROM seat_wait w WHERE w.organization_id = license.organization_id)");

    private static final String TAKE_FOR_THE_FIRST = TAKE.formatted("");

    /** The last seat may be locked by a transaction that rolls back: this one waits for it, as long as lock_timeout. */
    private static final String TAKE_WAITING = """
            UPDATE seat SET holder = :user
            WHERE organization_id = :organization AND (license_id, number) = (
                SELECT license_id, number FROM seat
                WHERE organization_id = :organization AND holder IS NULL %1$s
                ORDER BY license_id, number LIMIT 1 FOR UPDATE)
            RETURNING license_id, number""";

    private static final String RELEASE = """
            UPDATE seat SET holder = NULL WHERE organization_id = :organization AND license_id = :license AND number = :number
            AND NOT EXISTS (SELECT FROM license WHERE organization_id = :organization AND license_id = :license
                AND (surplus > 0 OR policy = 'OVERAGE'))""";

    private final JdbcClient database;
    private final OrganizationTransactions transactions;
    private final JdbcSurplus surplus;
    private final JdbcSeatQueue queue;

    JdbcSeats(JdbcClient database, OrganizationTransactions transactions) {
        this.database = database;
        this.transactions = transactions;
        this.surplus = new JdbcSurplus(database);
        this.queue = new JdbcSeatQueue(database);
    }

    @Override
    public Optional<Place> take(OrganizationId organization, UUID user) {
        var seat = unlessSomebodyWaits(organization, user);
        return seat.isPresent() ? seat.map(Place.class::cast) : withoutFree(organization, user);
    }

    @Override
    public List<Question<?>> taking(OrganizationId organization, UUID user) {
        return List.of(free(TAKE_UNLESS_SOMEBODY_WAITS, organization, user));
    }

    private Optional<Seat> unlessSomebodyWaits(OrganizationId organization, UUID user) {
        return transactions
                .ask(free(TAKE_UNLESS_SOMEBODY_WAITS, organization, user))
                .or(() -> awaited(JdbcSeatQueue.NOBODY_WAITS, organization, user));
    }

    private static Question<Optional<Seat>> free(String take, OrganizationId organization, UUID user) {
        var id = organization.value();
        return Question.of(
                take,
                rows -> rows.next() ? Optional.of(seat(rows)) : Optional.empty(),
                start(user),
                id,
                id,
                id,
                user,
                id);
    }

    /** Four numbers for each millisecond. */
    private static int start(UUID user) {
        long high = user.getMostSignificantBits();
        long quarters = ((high >>> MILLISECOND_OF_ID) << 2) + ((high >>> QUARTER_OF_ID) & 3);
        return (int) quarters & Integer.MAX_VALUE;
    }

    private Optional<Seat> awaited(String proviso, OrganizationId organization, UUID user) {
        return database.sql(TAKE_WAITING.formatted(proviso))
                .param("organization", organization.value())
                .param("user", user)
                .query((row, index) -> seat(row))
                .optional();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(row.getObject("license_id", UUID.class), row.getInt("number"));
    }

    private Optional<Place> withoutFree(OrganizationId organization, UUID user) {
        return switch (policy(organization)) {
            case WITHOUT_SEAT -> Optional.empty();
            case WAITLIST -> Optional.of(queue.join(organization, user));
            case OVERAGE -> Optional.of(beyond(organization, user));
            case REJECT -> throw full(organization);
        };
    }

    private NoSeatPolicy policy(OrganizationId organization) {
        return NoSeatPolicy.valueOf(database.sql("SELECT policy FROM license WHERE organization_id = ?")
                .param(organization.value())
                .query(String.class)
                .single());
    }

    /** What was released before the lock was had is taken first. */
    private Seat beyond(OrganizationId organization, UUID user) {
        surplus.lock(organization);
        return unlessSomebodyWaits(organization, user)
                .or(() -> surplus.take(organization, user, JdbcSeatQueue.NOBODY_WAITS))
                .orElseThrow(() -> full(organization));
    }

    /** All seats but the free ones are held: those are few, and counting the held ones would take long. */
    private Refused full(OrganizationId organization) {
        return database.sql("""
                        SELECT name, size, size + surplus - (SELECT count(*) FROM seat s
                            WHERE s.organization_id = l.organization_id AND s.license_id = l.license_id AND holder IS NULL) AS held
                        FROM license l WHERE organization_id = ?""")
                .param(organization.value())
                .query((row, index) ->
                        new Refused(new NoFreeSeat(row.getString("name"), row.getInt("held"), row.getInt("size"))))
                .single();
    }

    @Override
    public Optional<Seat> grant(OrganizationId organization, UUID user) {
        surplus.lock(organization);
        if (!queue.isFirst(organization, user)) {
            return Optional.empty();
        }
        var seat = transactions
                .ask(free(TAKE_FOR_THE_FIRST, organization, user))
                .or(() -> awaited("", organization, user))
                .or(() -> surplus.take(organization, user, ""));
        if (seat.isPresent()) {
            queue.leave(organization, user);
        }
        return seat;
    }

    @Override
    public void leave(OrganizationId organization, UUID user) {
        queue.leave(organization, user);
    }

    @Override
    public boolean release(OrganizationId organization, Seat seat) {
        boolean freed = database.sql(RELEASE)
                        .param("organization", organization.value())
                        .param("license", seat.license())
                        .param("number", seat.number())
                        .update()
                > 0;
        return !freed && surplus.release(organization, seat);
    }
}
