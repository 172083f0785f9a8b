package dev.rollcall.query.calls;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.user.UserName;
import dev.rollcall.query.calls.Call.Answered;
import dev.rollcall.query.calls.Call.Asked;
import dev.rollcall.query.calls.Call.Caller;
import dev.rollcall.query.calls.Call.Subject;
import dev.rollcall.query.reading.Reads;
import dev.rollcall.query.reading.Rows;
import dev.rollcall.query.reading.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers about calls. */
@Component
public final class CallQueries {
    private static final String COLUMNS = """
            SELECT c.request_id, c.connection_id, c.kid, c.address, c.at, c.micros, c.method, c.path, c.query, c.resource_type,
                   c.resource_id, c.resource_name, c.status, c.scim_type, c.outcome, c.reason, c.hidden, c.shortened, c.events,
                   c.resolved_by,""";
    private static final String WITHOUT_BODIES =
            COLUMNS + " NULL AS request_body, NULL AS response_body FROM scim_call_1 c";
    private static final String WITH_BODIES = COLUMNS + " c.request_body, c.response_body FROM scim_call_1 c";
    private static final String WITH_REQUEST = COLUMNS + " c.request_body, NULL AS response_body FROM scim_call_1 c";

    private final Reads reads;

    public CallQueries(Reads reads) {
        this.reads = reads;
    }

    /** A page, newest first, without bodies. @param before the last call of the page before, null for the first page */
    public List<Call> page(OrganizationId organization, CallFilter filter, @Nullable UUID before, int limit) {
        return reads.list(
                organization,
                Sql.of(WITHOUT_BODIES + " WHERE c.organization_id = ?", organization.value())
                        .then("AND")
                        .then(new CallSelection(organization, filter, before, limit).condition())
                        .then("ORDER BY c.request_id DESC LIMIT ?", limit),
                CallQueries::call);
    }

    /** Whether there is or was such a member, or a call that named one. */
    public boolean isKnown(OrganizationId organization, String userName) {
        var key = UserName.key(userName);
        return reads.optional(
                        organization,
                        Sql.of(
                                        "SELECT true FROM user_view_1 WHERE organization_id = ? AND user_name_key = ?",
                                        organization.value(),
                                        key)
                                .then(
                                        "UNION ALL SELECT true FROM former_member_1 WHERE organization_id = ? AND user_name_key = ?",
                                        organization.value(),
                                        key)
                                .then(
                                        "UNION ALL SELECT true FROM scim_call_1 WHERE organization_id = ? AND name_key = ? LIMIT 1",
                                        organization.value(),
                                        CallSelection.USER + key),
                        (row, index) -> row.getBoolean(1))
                .isPresent();
    }

    /** With its bodies. */
    public Optional<Call> find(OrganizationId organization, UUID request) {
        return reads.optional(
                organization,
                Sql.of(
                        WITH_BODIES + " WHERE c.organization_id = ? AND c.request_id = ?",
                        organization.value(),
                        request),
                CallQueries::call);
    }

    /** The events that a call caused, in their order. */
    public List<CausedEvent> eventsOf(OrganizationId organization, UUID request) {
        return reads.list(
                organization,
                Sql.of("""
                        SELECT e.global_index, e.name, e.aggregate_type, e.aggregate_id, e.recorded_at
                        FROM scim_call_1 c
                        CROSS JOIN LATERAL unnest(c.events) AS caused (index)
                        JOIN event e ON e.organization_id = c.organization_id AND e.global_index = caused.index
                        WHERE c.organization_id = ? AND c.request_id = ?
                        ORDER BY e.global_index""", organization.value(), request),
                (row, index) -> new CausedEvent(
                        row.getLong("global_index"),
                        row.getString("name"),
                        row.getString("aggregate_type"),
                        Rows.uuid(row, "aggregate_id"),
                        Rows.instant(row, "recorded_at")));
    }

    /**
     * Members who are active here although the last change that was sent about them did not go through, newest first.
     *
     * @param before the call of the last one on the page before, null for the first page
     */
    public List<FailingMember> failing(OrganizationId organization, @Nullable UUID before, int limit) {
        return reads.list(
                organization,
                Sql.of("""
                        SELECT c.*, u.user_id, u.user_name
                        FROM scim_call_1 c
                        CROSS JOIN LATERAL (
                            SELECT user_id, user_name, user_name_key FROM user_view_1 u
                            WHERE u.organization_id = c.organization_id AND u.user_id = c.resource_id AND u.active
                            UNION
                            SELECT user_id, user_name, user_name_key FROM user_view_1 u
                            WHERE u.organization_id = c.organization_id AND u.user_name_key = substr(c.name_key, 6) AND u.active
                                AND c.resource_id IS NULL) u
                        WHERE c.organization_id = ? AND c.request_id < ? AND c.writes AND c.resource_type = 'User'
                            AND c.resolved_by IS NULL AND c.outcome IN ('refused', 'failed')
                            AND NOT EXISTS (
                                SELECT true FROM scim_call_1 newer
                                WHERE newer.organization_id = c.organization_id AND newer.resource_id = u.user_id
                                    AND newer.request_id > c.request_id AND newer.writes
                                    AND newer.resolved_by IS NULL AND newer.outcome IN ('refused', 'failed'))
                            AND NOT EXISTS (
                                SELECT true FROM scim_call_1 newer
                                WHERE newer.organization_id = c.organization_id AND newer.name_key = 'User ' || u.user_name_key
                                    AND newer.request_id > c.request_id AND newer.writes
                                    AND newer.resolved_by IS NULL AND newer.outcome IN ('refused', 'failed'))
                        ORDER BY c.request_id DESC LIMIT ?""", organization.value(), before == null ? RequestIds.GREATEST : before, limit),
                (row, index) ->
                        new FailingMember(Rows.uuid(row, "user_id"), row.getString("user_name"), call(row, index)));
    }

    /** The last call of a connection, without bodies. */
    public Optional<Call> last(OrganizationId organization, UUID connection) {
        return ofConnection(organization, connection, WITHOUT_BODIES, "DESC", 1).stream()
                .findFirst();
    }

    /** The newest calls of a connection, newest first, with what was sent. */
    public List<Call> latest(OrganizationId organization, UUID connection, int limit) {
        return ofConnection(organization, connection, WITH_REQUEST, "DESC", limit);
    }

    /** The eldest calls of a connection that are kept, eldest first, with what was sent. */
    public List<Call> first(OrganizationId organization, UUID connection, int limit) {
        return ofConnection(organization, connection, WITH_REQUEST, "ASC", limit);
    }

    private List<Call> ofConnection(
            OrganizationId organization, UUID connection, String select, String direction, int limit) {
        return reads.list(
                organization,
                Sql.of(
                                select + " WHERE c.organization_id = ? AND c.connection_id = ?",
                                organization.value(),
                                connection)
                        .then("ORDER BY c.request_id " + direction + " LIMIT ?", limit),
                CallQueries::call);
    }

    /** From where a token was used, the latest first. @param kid the token's public half */
    public List<TokenUse> usesOf(OrganizationId organization, String kid, int limit) {
        return reads.list(
                organization,
                Sql.of(
                        "SELECT kid, address, last_used_at FROM token_use_1 WHERE organization_id = ? AND kid = ? ORDER BY last_used_at DESC LIMIT ?",
                        organization.value(),
                        kid,
                        limit),
                (row, index) -> new TokenUse(
                        row.getString("kid"), row.getString("address"), Rows.instant(row, "last_used_at")));
    }

    /** The last use of a token. @param kid the token's public half */
    public Optional<TokenUse> lastUse(OrganizationId organization, String kid) {
        return usesOf(organization, kid, 1).stream().findFirst();
    }

    public LogState state(OrganizationId organization) {
        return reads.optional(
                        organization,
                        Sql.of(
                                "SELECT calls, not_kept, not_kept_at FROM call_log_1 WHERE organization_id = ?",
                                organization.value()),
                        (row, index) -> new LogState(
                                row.getLong("calls"), row.getLong("not_kept"), Rows.instantOrNull(row, "not_kept_at")))
                .orElse(LogState.EMPTY);
    }

    private static Call call(ResultSet row, int index) throws SQLException {
        return new Call(
                Rows.uuid(row, "request_id"),
                Rows.instant(row, "at"),
                new Caller(Rows.uuid(row, "connection_id"), row.getString("kid"), row.getString("address")),
                new Asked(
                        row.getString("method"),
                        row.getString("path"),
                        row.getString("query"),
                        row.getString("request_body"),
                        row.getInt("hidden"),
                        row.getBoolean("shortened")),
                new Subject(
                        row.getString("resource_type"),
                        row.getObject("resource_id", UUID.class),
                        row.getString("resource_name")),
                answered(row),
                Rows.longs(row, "events"),
                row.getObject("resolved_by", UUID.class));
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getInt("status"),
                row.getString("scim_type"),
                Outcome.named(row.getString("outcome")).orElseThrow(),
                row.getString("reason"),
                row.getString("response_body"),
                Duration.of(row.getLong("micros"), ChronoUnit.MICROS));
    }
}
