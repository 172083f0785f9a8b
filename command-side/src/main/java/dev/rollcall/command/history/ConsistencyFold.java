package dev.rollcall.command.history;

import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.history.EventJson;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the consistency tables of one organization anew from its events, beside the kept ones, in their order in the
 * store: what a later decision rests on has the lower number.
 */
public final class ConsistencyFold {
    /** In the order in which commands write them, so that a rebuild and a command never wait for each other. */
    static final List<String> TABLES = List.of(
            "verified_domain",
            "owner",
            "user_claim",
            "former_user",
            "seat",
            "license",
            "team_head",
            "roster",
            "enabled_connection");

    private static final int EVENTS_AT_ONCE = 1000;
    private static final String COMPARE = """
            SELECT 'MISSING' AS kind, lost::text AS row FROM (
                SELECT * FROM folded_%1$s EXCEPT SELECT * FROM %1$s WHERE organization_id = :organization) AS lost
            UNION ALL
            SELECT 'UNFOUNDED', kept::text FROM (
                SELECT * FROM %1$s WHERE organization_id = :organization EXCEPT SELECT * FROM folded_%1$s) AS kept
            ORDER BY kind, row""";

    private final JdbcClient database;
    private final OrganizationTransactions transactions;
    private final List<RoomFold> rooms;

    ConsistencyFold(JdbcClient database, OrganizationTransactions transactions, List<RoomFold> rooms) {
        this.database = database;
        this.transactions = transactions;
        this.rooms = rooms;
    }

    /** Where the kept tables are not what the events say. */
    public record Differences(List<Difference> all) {
        public boolean none() {
            return all.isEmpty();
        }
    }

    /** @param row the whole row, as PostgreSQL writes it */
    public record Difference(String table, Kind kind, String row) {
        public enum Kind {
            /** The events say it, the table does not have it. */
            MISSING,
            /** The table has it, no event says it. */
            UNFOUNDED
        }
    }

    /** Compares row for row, on one snapshot of the database: nothing is locked, nobody waits, nothing stays changed. */
    public Differences check(OrganizationId organization) {
        return CurrentOrganization.within(
                organization,
                () -> transactions.undone(() -> {
                    fold(organization);
                    var found = new ArrayList<Difference>();
                    TABLES.forEach(table -> found.addAll(compare(organization, table)));
                    return new Differences(List.copyOf(found));
                }));
    }

    /** Puts the folded rows in the place of the kept ones. Commands wait until it has ended. */
    public void rebuild(OrganizationId organization) {
        CurrentOrganization.within(
                organization,
                () -> transactions.together(() -> {
                    database.sql("LOCK TABLE " + String.join(", ", TABLES) + " IN SHARE ROW EXCLUSIVE MODE")
                            .update();
                    fold(organization);
                    TABLES.forEach(table -> replace(organization, table));
                    return organization;
                }));
    }

    private void fold(OrganizationId organization) {
        takeAllTheTimeItNeeds();
        TABLES.forEach(table -> database.sql(
                        "CREATE TEMPORARY TABLE folded_%1$s (LIKE %1$s INCLUDING ALL) ON COMMIT DROP".formatted(table))
                .update());
        database.sql("SELECT name, payload, personal FROM event WHERE organization_id = ? ORDER BY global_index")
                .param(organization.value())
                .withFetchSize(EVENTS_AT_ONCE)
                .query(row -> {
                    Event event = EventJson.read(
                            EventNames.named(row.getString("name")), row.getBytes("payload"), row.getBytes("personal"));
                    rooms.forEach(room -> room.fold(organization, event));
                });
    }

    private void takeAllTheTimeItNeeds() {
        database.sql("SELECT set_config('transaction_timeout', '0', true), set_config('statement_timeout', '0', true)")
                .query(row -> {});
    }

    private List<Difference> compare(OrganizationId organization, String table) {
        return database.sql(COMPARE.formatted(table))
                .param("organization", organization.value())
                .query((row, index) ->
                        new Difference(table, Difference.Kind.valueOf(row.getString("kind")), row.getString("row")))
                .list();
    }

    private void replace(OrganizationId organization, String table) {
        database.sql("DELETE FROM %s WHERE organization_id = ?".formatted(table))
                .param(organization.value())
                .update();
        database.sql("INSERT INTO %1$s SELECT * FROM folded_%1$s".formatted(table))
                .update();
    }
}
