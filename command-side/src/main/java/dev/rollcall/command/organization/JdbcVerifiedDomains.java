package dev.rollcall.command.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.Domain;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The domains as rows. */
@Component
final class JdbcVerifiedDomains implements VerifiedDomains {
    private final JdbcClient database;

    JdbcVerifiedDomains(JdbcClient database) {
        this.database = database;
    }

    @Override
    public boolean contains(OrganizationId organization, Domain domain) {
        return database.sql("SELECT EXISTS (SELECT FROM verified_domain WHERE organization_id = ? AND domain = ?)")
                .params(organization.value(), domain.name())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean add(OrganizationId organization, Domain domain) {
        return database.sql(
                                "INSERT INTO verified_domain (organization_id, domain) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(organization.value(), domain.name())
                        .update()
                > 0;
    }
}
