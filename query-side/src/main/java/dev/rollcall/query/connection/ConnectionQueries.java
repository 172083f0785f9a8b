package dev.rollcall.query.connection;

import dev.rollcall.kernel.connection.AllowedAddresses;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Proviso;
import dev.rollcall.kernel.message.ResourceVersion;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
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
                        "SELECT kid, organization_id, connection_id, mac, dialect, enabled, addresses, schema_revision, expires_at, revoked_at FROM token_view_1 WHERE kid = ?",
                        kid),
                (row, index) -> new TokenView(
                        row.getString("kid"),
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        Rows.uuid(row, "connection_id"),
                        row.getString("mac"),
                        row.getString("dialect"),
                        row.getBoolean("enabled"),
                        AllowedAddresses.parse(row.getString("addresses")),
                        row.getLong("schema_revision"),
                        Rows.instantOrNull(row, "expires_at"),
                        Rows.instantOrNull(row, "revoked_at")));
    }

    /**
     * Asked with every request that relies on what was found before: a revocation, or another change, holds at once on every
     * node.
     *
     * @param address from which the request came
     */
    public Proviso unchanged(TokenView token, String address) {
        return new Proviso(
                """
                SELECT true FROM token_view_1
                WHERE organization_id = ? AND kid = ? AND dialect = ? AND schema_revision = ? AND enabled AND revoked_at IS NULL
                  AND (addresses = '' OR cast(? AS inet) <<= ANY (cast(string_to_array(addresses, ',') AS inet[])))""",
                List.of(
                        token.organization().value(),
                        token.kid(),
                        token.dialect(),
                        token.schemaRevision(),
                        AllowedAddresses.bare(address)));
    }

    /** Asks whether what the work rests on still holds, where nothing has asked so far. @throws Proviso.Broken if not */
    public void confirm(OrganizationId organization) {
        if (Proviso.open().isPresent()) {
            reads.count(organization, Sql.of("SELECT 0"));
        }
    }

    /** Whose connection it is, and by which revision of the schemas of that organization it is judged. */
    public record Addressed(OrganizationId organization, long schemaRevision) {}

    /** Asked by who knows no more than a connector URL. */
    public Optional<Addressed> addressed(UUID connection) {
        return reads.presenting(
                "rollcall.addressed",
                connection.toString(),
                Sql.of(
                        "SELECT organization_id, schema_revision FROM connection_view_1 WHERE connection_id = ?",
                        connection),
                (row, index) -> new Addressed(
                        new OrganizationId(Rows.uuid(row, "organization_id")), row.getLong("schema_revision")));
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

    /** The enabled connection, or else the latest one. */
    public Optional<CurrentConnection> current(OrganizationId organization, Instant now) {
        var tokens = tokens(organization, now);
        return reads.optional(
                organization,
                Sql.of("""
                        SELECT connection_id, provider, dialect, enabled, chosen, addresses, switched_at,
                               (SELECT max(sequence) FROM event
                                WHERE event.organization_id = view.organization_id AND aggregate_id = view.connection_id) AS version
                        FROM connection_view_1 AS view WHERE organization_id = ? ORDER BY enabled DESC, connection_id DESC LIMIT 1""", organization.value()),
                (row, index) -> new CurrentConnection(
                        Rows.uuid(row, "connection_id"),
                        new ResourceVersion(row.getLong("version")),
                        row.getString("provider"),
                        row.getString("dialect"),
                        row.getBoolean("chosen"),
                        row.getBoolean("enabled"),
                        Rows.instantOrNull(row, "switched_at"),
                        AllowedAddresses.parse(row.getString("addresses")),
                        tokens.getOrDefault(Rows.uuid(row, "connection_id"), List.of())));
    }

    /** Whose tokens expire in a span of time, whichever organization's they are. */
    public List<OrganizationId> expiring(Instant from, Instant before) {
        return reads.listPresenting(
                "rollcall.expiring_before",
                before.toString(),
                Sql.of(
                        "SELECT DISTINCT organization_id FROM token_view_1 WHERE revoked_at IS NULL AND expires_at >= ? AND expires_at < ?",
                        from.atOffset(ZoneOffset.UTC),
                        before.atOffset(ZoneOffset.UTC)),
                (row, index) -> new OrganizationId(Rows.uuid(row, "organization_id")));
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
