package dev.rollcall.command.license;

import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.command.history.Question;
import dev.rollcall.command.user.Seats;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.AnotherLicense;
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
 * Seats as rows. A free one is sought from a number that goes up with the millisecond of the user's id (UUIDv7), skipping
 * those that others are taking: requests at once seldom meet on one row, those soon after each other change the same
 * pages, and the freed low numbers do not rot under long reports.
 */
@Component
final class JdbcSeats implements Seats, SeatRows {
    private static final int MILLISECOND_OF_ID = 16;

    private static final String TAKE = """
            WITH terms AS MATERIALIZED (
                SELECT license_id, 1 + mod(?, size) AS start FROM license WHERE organization_id = ?),
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

    /** The last seat may be locked by a transaction that rolls back: this one waits for it, as long as lock_timeout. */
    private static final String TAKE_WAITING = """
            UPDATE seat SET holder = :user
            WHERE organization_id = :organization AND (license_id, number) = (
                SELECT license_id, number FROM seat
                WHERE organization_id = :organization AND holder IS NULL
                ORDER BY license_id, number LIMIT 1 FOR UPDATE)
            RETURNING license_id, number""";

    private final JdbcClient database;
    private final OrganizationTransactions transactions;

    JdbcSeats(JdbcClient database, OrganizationTransactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private record Terms(String name, int size, NoSeatPolicy policy, int held) {}

    @Override
    public Optional<Seat> take(OrganizationId organization, UUID user) {
        var seat = transactions.ask(freeSeat(organization, user)).or(() -> awaited(organization, user));
        if (seat.isEmpty()) {
            refuseUnlessSeatless(organization);
        }
        return seat;
    }

    @Override
    public List<Question<?>> taking(OrganizationId organization, UUID user) {
        return List.of(freeSeat(organization, user));
    }

    private static Question<Optional<Seat>> freeSeat(OrganizationId organization, UUID user) {
        var id = organization.value();
        int start = (int) (user.getMostSignificantBits() >>> MILLISECOND_OF_ID) & Integer.MAX_VALUE;
        return Question.of(
                TAKE, rows -> rows.next() ? Optional.of(seat(rows)) : Optional.empty(), start, id, id, id, user, id);
    }

    private Optional<Seat> awaited(OrganizationId organization, UUID user) {
        return database.sql(TAKE_WAITING)
                .param("organization", organization.value())
                .param("user", user)
                .query((row, index) -> seat(row))
                .optional();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(row.getObject("license_id", UUID.class), row.getInt("number"));
    }

    private void refuseUnlessSeatless(OrganizationId organization) {
        var terms = database.sql("""
                        SELECT name, size, policy, (SELECT count(*) FROM seat s
                            WHERE s.organization_id = l.organization_id AND s.license_id = l.license_id AND holder IS NOT NULL) AS held
                        FROM license l WHERE organization_id = ?""")
                .param(organization.value())
                .query((row, index) -> new Terms(
                        row.getString("name"),
                        row.getInt("size"),
                        NoSeatPolicy.valueOf(row.getString("policy")),
                        row.getInt("held")))
                .single();
        if (terms.policy() == NoSeatPolicy.REJECT) {
            throw new Refused(new NoFreeSeat(terms.name(), terms.held(), terms.size()));
        }
    }

    @Override
    public boolean release(OrganizationId organization, Seat seat) {
        boolean freed = database.sql("""
                                UPDATE seat SET holder = NULL WHERE organization_id = :organization AND license_id = :license AND number = :number
                                AND NOT EXISTS (SELECT FROM license
                                    WHERE organization_id = :organization AND license_id = :license AND surplus > 0)""")
                        .param("organization", organization.value())
                        .param("license", seat.license())
                        .param("number", seat.number())
                        .update()
                > 0;
        return !freed && retire(organization, seat);
    }

    private boolean retire(OrganizationId organization, Seat seat) {
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

    @Override
    public void purchase(OrganizationId organization, SeatsPurchased fact) {
        int purchased = database.sql(
                        "INSERT INTO license (organization_id, license_id, name, size, policy) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        organization.value(),
                        fact.license(),
                        fact.name(),
                        fact.seats(),
                        fact.policy().name())
                .update();
        if (purchased == 0) {
            throw new Refused(new AnotherLicense(nameOfLicense(organization)));
        }
        database.sql("INSERT INTO seat (organization_id, license_id, number) SELECT ?, ?, generate_series(1, ?)")
                .params(organization.value(), fact.license(), fact.seats())
                .update();
    }

    private String nameOfLicense(OrganizationId organization) {
        return database.sql("SELECT name FROM license WHERE organization_id = ?")
                .param(organization.value())
                .query(String.class)
                .single();
    }

    /** Alone, so that no seat is taken or released while it counts them; a rare moment, and of one organization. */
    @Override
    public LicenseResized resize(OrganizationId organization, UUID license, int seats) {
        transactions.alone();
        int rows = count(organization, license);
        var retired = rows > seats ? retireFree(organization, license, rows - seats) : List.<Integer>of();
        var added = rows < seats ? add(organization, license, seats - rows) : List.<Integer>of();
        int surplus = Math.max(0, rows - retired.size() - seats);
        database.sql("UPDATE license SET size = ?, surplus = ? WHERE organization_id = ? AND license_id = ?")
                .params(seats, surplus, organization.value(), license)
                .update();
        return new LicenseResized(license, seats, added, retired, surplus);
    }

    private int count(OrganizationId organization, UUID license) {
        return database.sql("SELECT count(*) FROM seat WHERE organization_id = ? AND license_id = ?")
                .params(organization.value(), license)
                .query(Integer.class)
                .single();
    }

    private List<Integer> retireFree(OrganizationId organization, UUID license, int most) {
        return database
                .sql("""
                        DELETE FROM seat WHERE organization_id = :organization AND license_id = :license AND number IN (
                            SELECT number FROM seat WHERE organization_id = :organization AND license_id = :license AND holder IS NULL
                            ORDER BY number DESC LIMIT :most)
                        RETURNING number""")
                .param("organization", organization.value())
                .param("license", license)
                .param("most", most)
                .query((row, index) -> row.getInt(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** New seats get the numbers above the highest that exists. */
    private List<Integer> add(OrganizationId organization, UUID license, int more) {
        return database
                .sql("""
                        INSERT INTO seat (organization_id, license_id, number)
                        SELECT :organization, :license, last + generate_series(1, :more) FROM (
                            SELECT coalesce(max(number), 0) AS last FROM seat
                            WHERE organization_id = :organization AND license_id = :license)
                        RETURNING number""")
                .param("organization", organization.value())
                .param("license", license)
                .param("more", more)
                .query((row, index) -> row.getInt(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void policy(OrganizationId organization, UUID license, NoSeatPolicy policy) {
        database.sql("UPDATE license SET policy = ? WHERE organization_id = ? AND license_id = ?")
                .params(policy.name(), organization.value(), license)
                .update();
    }
}
