package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of organization_view_1. */
@Component
class OrganizationTable {
    private final JdbcClient database;

    OrganizationTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Recorded<?> record, OrganizationFounded event) {
        database.sql("INSERT INTO organization_view_1 (organization_id, name, zone, founded_at) VALUES (?, ?, ?, ?)")
                .params(
                        record.organization(),
                        event.name(),
                        event.zone(),
                        record.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
