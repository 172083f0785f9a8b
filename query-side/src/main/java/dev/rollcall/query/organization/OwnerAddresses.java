package dev.rollcall.query.organization;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the e-mail addresses of the owners of an organization. */
@Component
public final class OwnerAddresses {
    private final Reads reads;

    public OwnerAddresses(Reads reads) {
        this.reads = reads;
    }

    /** The primary address of each owner, or else a name that is an address. */
    public List<String> of(OrganizationId organization) {
        return reads
                .list(organization, Sql.of("""
                                SELECT coalesce((SELECT value FROM user_email_1 e
                                                 WHERE e.organization_id = o.organization_id AND e.user_id = o.user_id
                                                 ORDER BY is_primary DESC, position LIMIT 1), u.user_name) AS address
                                FROM owner o
                                JOIN user_view_1 u ON u.organization_id = o.organization_id AND u.user_id = o.user_id
                                WHERE o.organization_id = ?""", organization.value()), (row, index) -> row.getString("address"))
                .stream()
                .filter(address -> address.indexOf('@') > 0)
                .toList();
    }
}
