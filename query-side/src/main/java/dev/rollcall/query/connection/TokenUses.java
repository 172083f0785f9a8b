package dev.rollcall.query.connection;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When tokens were last used, and from where. */
@Component
public final class TokenUses {
    private final Reads reads;

    public TokenUses(Reads reads) {
        this.reads = reads;
    }

    /** @param at to the minute */
    public record LastUse(String kid, String address, Instant at) {}

    /** Of each token that was ever used. */
    public Map<String, LastUse> of(OrganizationId organization) {
        return reads
                .list(
                        organization,
                        Sql.of("""
                                SELECT DISTINCT ON (kid) kid, address, last_used_at FROM token_use_1
                                WHERE organization_id = ? ORDER BY kid, last_used_at DESC""", organization.value()),
                        (row, index) -> new LastUse(
                                row.getString("kid"), row.getString("address"), Rows.instant(row, "last_used_at")))
                .stream()
                .collect(Collectors.toMap(LastUse::kid, Function.identity()));
    }
}
