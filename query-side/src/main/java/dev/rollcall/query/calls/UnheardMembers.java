package dev.rollcall.query.calls;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is active here although the IdP has not spoken of them for a while: among them are those who left meanwhile. Seen in
 * the provisioning log, so no further back than it is kept.
 */
@Component
public final class UnheardMembers {
    private final Reads reads;

    public UnheardMembers(Reads reads) {
        this.reads = reads;
    }

    /** @param key by which the list is sorted */
    public record Unheard(
            UUID user, String userName, @Nullable String displayName, String key) {}

    /**
     * Active members of a connection about whom no call has gone through since an instant, by userName.
     *
     * @param after the key of the last one on the page before, empty for the first page
     */
    public List<Unheard> since(OrganizationId organization, UUID connection, Instant instant, String after, int limit) {
        return reads.list(
                organization,
                Sql.of("""
                        SELECT u.user_id, u.user_name, u.display_name, u.user_name_key FROM user_view_1 u
                        WHERE u.organization_id = ? AND u.user_name_key > ? AND u.connection_id = ? AND u.active AND NOT EXISTS (
                            SELECT true FROM scim_call_1 c
                            WHERE c.organization_id = u.organization_id AND c.resource_id = u.user_id AND c.request_id >= ?
                                AND c.outcome IN ('ok', 'partly'))
                        ORDER BY u.user_name_key LIMIT ?""", organization.value(), after, connection, RequestIds.from(instant), limit),
                (row, index) -> new Unheard(
                        Rows.uuid(row, "user_id"),
                        row.getString("user_name"),
                        row.getString("display_name"),
                        row.getString("user_name_key")));
    }
}
