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

    /** The address with which each owner signs in, or else the primary one of the profile, or else a name that is an address. */
    public List<String> of(OrganizationId organization) {
        return reads
                .list(organization, Sql.of("""
                                SELECT coalesce(
                                    c.email_key,
                                    (SELECT value FROM user_email_1 e
                                     WHERE e.organization_id = r.organization_id AND e.user_id = r.user_id
                                     ORDER BY is_primary DESC, position LIMIT 1),
                                    u.user_name) AS address
                                FROM role_1 r
                                JOIN user_view_1 u ON u.organization_id = r.organization_id AND u.user_id = r.user_id
                                LEFT JOIN credential c ON c.organization_id = r.organization_id AND c.user_id = r.user_id
                                WHERE r.organization_id = ? AND r.role = 'OWNER'""", organization.value()), (row, index) -> row.getString("address"))
                .stream()
                .filter(address -> address.indexOf('@') > 0)
                .toList();
    }
}
