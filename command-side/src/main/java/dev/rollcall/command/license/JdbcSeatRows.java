package dev.rollcall.command.license;

import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.kernel.license.LicenseEvent.LicenseResized;
import dev.rollcall.kernel.license.LicenseEvent.SeatsPurchased;
import dev.rollcall.kernel.license.LicenseRefusal.AnotherLicense;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of seats as the licence as a whole has them. What changes its terms is alone, for seats are taken by them. */
@Component
final class JdbcSeatRows implements SeatRows {
    private final JdbcClient database;
    private final OrganizationTransactions transactions;

    JdbcSeatRows(JdbcClient database, OrganizationTransactions transactions) {
        this.database = database;
        this.transactions = transactions;
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
        transactions.alone();
        database.sql("UPDATE license SET policy = ? WHERE organization_id = ? AND license_id = ?")
                .params(policy.name(), organization.value(), license)
                .update();
    }

    @Override
    public void overage(OrganizationId organization, UUID license, int seats) {
        transactions.alone();
        database.sql("UPDATE license SET overage = ? WHERE organization_id = ? AND license_id = ?")
                .params(seats, organization.value(), license)
                .update();
    }
}
