package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.OrganizationEvent;
import dev.rollcall.kernel.organization.OrganizationEvent.DomainVerified;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaAdded;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaChanged;
import dev.rollcall.kernel.organization.OrganizationEvent.SchemaDropped;
import dev.rollcall.kernel.organization.OrganizationEvent.ViewsRebuilt;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the names and schemas of organizations. */
@Component
final class OrganizationProjector implements Projector {
    @Override
    public List<String> tables() {
        return List.of("organization_view_1", "schema_view_1");
    }

    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new OrganizationTable(writes);
        for (Recorded<?> record : commit) {
            if (record.event() instanceof OrganizationEvent event) {
                on(table, record, event);
            }
        }
    }

    private static void on(OrganizationTable table, Recorded<?> record, OrganizationEvent event) {
        switch (event) {
            case OrganizationFounded founded -> table.insert(record, founded);
            case SchemaAdded added -> table.addSchema(record, added);
            case SchemaChanged changed -> table.changeSchema(record, changed);
            case SchemaDropped dropped -> table.dropSchema(record, dropped);
            case DomainVerified _, ViewsRebuilt _ -> {}
        }
    }
}
