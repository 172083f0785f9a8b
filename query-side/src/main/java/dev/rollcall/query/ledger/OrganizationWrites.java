package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Writes read models some time after the facts, each time for one organization and bound to it. */
public final class OrganizationWrites {
    private final DataSource database;

    public OrganizationWrites(DataSource database) {
        this.database = database;
    }

    /** In the transaction of the thread. */
    public void of(OrganizationId organization, Consumer<Writes> work) {
        var writes = new JdbcWrites(organization);
        work.accept(writes);
        writes.send(database);
    }
}
