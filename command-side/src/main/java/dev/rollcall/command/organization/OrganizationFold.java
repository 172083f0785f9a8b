package dev.rollcall.command.organization;

import dev.rollcall.command.history.RoomFold;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verified domains from events. */
@Component
final class OrganizationFold implements RoomFold {
    private final JdbcClient database;

    OrganizationFold(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void fold(OrganizationId organization, Event event) {
        if (event instanceof DomainVerified verified) {
            database.sql("INSERT INTO folded_verified_domain (organization_id, domain) VALUES (?, ?)")
                    .params(organization.value(), verified.domain())
                    .update();
        }
    }
}
