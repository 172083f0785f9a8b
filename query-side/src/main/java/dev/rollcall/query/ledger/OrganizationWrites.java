package dev.rollcall.query.ledger;

import dev.rollcall.kernel.fact.WriteScript;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes read models some time after the facts, each time for one organization and bound to it: row-level security holds. */
public final class OrganizationWrites {
    private final JdbcWrites database;

    public OrganizationWrites(DataSource database) {
        this.database = new JdbcWrites(database);
    }

    /** In the transaction of the thread and in one round trip. */
    public void of(OrganizationId organization, Consumer<Writes> work) {
        var script = binding(organization);
        work.accept(script);
        database.send(script.sql(), script.values());
    }

    /** What is sent from here on in the transaction of the thread is of this organization. */
    public void bind(OrganizationId organization) {
        var script = binding(organization);
        database.send(script.sql(), script.values());
    }

    /** @param sql of a {@link WriteScript}; nothing is sent where it is empty */
    public void send(String sql, List<@Nullable Object> values) {
        if (!sql.isEmpty()) {
            database.send(sql, values);
        }
    }

    /** A crash takes back rows and position together, so nobody waits for the disk. */
    private static WriteScript binding(OrganizationId organization) {
        var script = new WriteScript();
        script.add(
                "SELECT set_config('rollcall.organization', ?, true), set_config('synchronous_commit', 'off', true)",
                organization.toString());
        return script;
    }
}
