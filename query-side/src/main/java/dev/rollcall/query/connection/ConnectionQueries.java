package dev.rollcall.query.connection;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds connections and tokens. */
@Component
public final class ConnectionQueries {
    private final Reads reads;

    public ConnectionQueries(Reads reads) {
        this.reads = reads;
    }

    public Optional<TokenView> token(String kid) {
        return reads.presenting(
                "rollcall.presented",
                kid,
                Sql.of(
                        "SELECT kid, organization_id, connection_id, mac, dialect, enabled, expires_at, revoked_at FROM token_view_1 WHERE kid = ?",
                        kid),
                (row, index) -> new TokenView(
                        row.getString("kid"),
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        Rows.uuid(row, "connection_id"),
                        row.getString("mac"),
                        row.getString("dialect"),
                        row.getBoolean("enabled"),
                        Rows.instantOrNull(row, "expires_at"),
                        Rows.instantOrNull(row, "revoked_at")));
    }

    /** Asked with every request that relies on what was found before: a revocation holds at once on every node. */
    public Proviso unchanged(TokenView token) {
        return new Proviso(
                "SELECT true FROM token_view_1 WHERE organization_id = ? AND kid = ? AND dialect = ? AND enabled AND revoked_at IS NULL",
                List.of(token.organization().value(), token.kid(), token.dialect()));
    }

    /** @param now to tell which tokens have expired */
    public List<ConnectionView> connections(OrganizationId organization, Instant now) {
        var tokens = tokens(organization, now);
        return reads.list(
                organization,
                Sql.of(
                        "SELECT connection_id, provider, dialect, enabled FROM connection_view_1 WHERE organization_id = ? ORDER BY connection_id",
                        organization.value()),
                (row, index) -> new ConnectionView(
                        Rows.uuid(row, "connection_id"),
                        row.getString("provider"),
                        row.getString("dialect"),
                        row.getBoolean("enabled"),
                        tokens.getOrDefault(Rows.uuid(row, "connection_id"), List.of())));
    }

    private Map<UUID, List<IssuedToken>> tokens(OrganizationId organization, Instant now) {
        Map<UUID, List<IssuedToken>> tokens = new HashMap<>();
        reads.list(
                organization,
                Sql.of(
                        "SELECT connection_id, kid, issued_at, expires_at, revoked_at FROM token_view_1 WHERE organization_id = ? ORDER BY issued_at, kid",
                        organization.value()),
                (row, index) -> tokens.computeIfAbsent(Rows.uuid(row, "connection_id"), _ -> new ArrayList<>())
                        .add(IssuedToken.at(
                                now,
                                row.getString("kid"),
                                Rows.instant(row, "issued_at"),
                                Rows.instantOrNull(row, "expires_at"),
                                Rows.instantOrNull(row, "revoked_at"))));
        return tokens;
    }
}
