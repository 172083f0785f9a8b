package dev.rollcall.command.connection;

import dev.rollcall.command.history.CurrentOrganization;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.kernel.message.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sent notices as rows, each in a transaction of its own. */
@Component
final class JdbcSentNotices implements SentNotices {
    private final OrganizationTransactions transactions;
    private final JdbcClient database;

    JdbcSentNotices(OrganizationTransactions transactions, JdbcClient database) {
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public boolean claim(OrganizationId organization, String notice) {
        return change(
                        organization,
                        notice,
                        "INSERT INTO sent_notice (organization_id, notice) VALUES (?, ?) ON CONFLICT DO NOTHING")
                == 1;
    }

    @Override
    public void release(OrganizationId organization, String notice) {
        change(organization, notice, "DELETE FROM sent_notice WHERE organization_id = ? AND notice = ?");
    }

    private int change(OrganizationId organization, String notice, String sql) {
        return CurrentOrganization.within(
                organization,
                () -> transactions.together(() ->
                        database.sql(sql).params(organization.value(), notice).update()));
    }
}
