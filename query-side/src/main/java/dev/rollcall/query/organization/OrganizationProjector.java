package dev.rollcall.query.organization;

import dev.rollcall.kernel.fact.Projector;
import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.organization.OrganizationEvent.OrganizationFounded;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the names of organizations. */
@Component
final class OrganizationProjector implements Projector {
    @Override
    public void project(List<Recorded<?>> commit, Writes writes) {
        var table = new OrganizationTable(writes);
        for (Recorded<?> record : commit) {
            if (record.event() instanceof OrganizationFounded founded) {
                table.insert(record, founded);
            }
        }
    }
}
