package dev.rollcall.query.audit;

import dev.rollcall.kernel.fact.Recorded;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of deprovisioning_1. */
@Component
class DeprovisioningTable {
    private final JdbcClient database;

    DeprovisioningTable(JdbcClient database) {
        this.database = database;
    }

    void insert(Recorded<?> record, UUID user, @Nullable Integer seat, List<UUID> teamsLeft) {
        var origin = record.origin();
        database.sql("""
                        INSERT INTO deprovisioning_1 (organization_id, event_index, user_id, requested_at, effective_at,
                            verb, actor, connection_id, request_id, seat, teams_left)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(string_to_array(?, ',') AS uuid[]))""")
                .params(
                        record.organization(),
                        record.index(),
                        user,
                        origin.receivedAt().atOffset(ZoneOffset.UTC),
                        record.recordedAt().atOffset(ZoneOffset.UTC),
                        origin.verb(),
                        origin.actor())
                .param(8, origin.connection(), Types.OTHER)
                .param(origin.requestId())
                .param(10, seat, Types.INTEGER)
                .param(teamsLeft.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .update();
    }
}
