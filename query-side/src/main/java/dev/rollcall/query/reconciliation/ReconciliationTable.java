package dev.rollcall.query.reconciliation;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.reconciliation.LeaverFinding;
import dev.rollcall.kernel.reconciliation.ReconciliationEvent.LeaversReconciled;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows of reconciliation_1 and leaver_1. */
final class ReconciliationTable {
    private static final String LEAVERS = """
            INSERT INTO leaver_1 (organization_id, reconciliation_id, place, line, named_by, name, left_at, user_id, user_name,
                verdict, ended_at, back_from, back_until, seat)
            SELECT ?, ?, place, line, named_by, name, left_at, user_id, user_name, verdict, ended_at, back_from, back_until, seat
            FROM jsonb_to_recordset(cast(? AS jsonb)) AS found(place integer, line integer, named_by text, name text,
                left_at timestamptz, user_id uuid, user_name text, verdict text, ended_at timestamptz, back_from timestamptz,
                back_until timestamptz, seat integer)""";

    private final Writes writes;

    ReconciliationTable(Writes writes) {
        this.writes = writes;
    }

    void insert(Recorded<?> record, LeaversReconciled event) {
        var counts = event.counts();
        writes.add(
                """
                INSERT INTO reconciliation_1 (organization_id, reconciliation_id, event_index, made_at, actor, allowed_delay,
                    zone, file_hash, history_up_to, row_count, never_deprovisioned, reactivated, too_late, unknown,
                    not_yet_due, in_time, on_seat)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                record.organization(),
                event.reconciliation(),
                record.index(),
                record.recordedAt(),
                record.origin().actor(),
                event.allowedDelay().toString(),
                event.zone(),
                event.fileHash(),
                event.historyUpTo(),
                event.rows(),
                counts.neverDeprovisioned(),
                counts.reactivated(),
                counts.tooLate(),
                counts.unknown(),
                counts.notYetDue(),
                counts.inTime(),
                counts.onSeat());
        writes.add(
                LEAVERS,
                record.organization(),
                event.reconciliation(),
                rows(event.findings()).toString());
    }

    private static ArrayNode rows(List<LeaverFinding> findings) {
        var rows = JsonNodeFactory.instance.arrayNode();
        for (LeaverFinding finding : findings) {
            rows.addObject()
                    .put("place", rows.size())
                    .put("line", finding.line())
                    .put("named_by", finding.namedBy())
                    .put("name", finding.name())
                    .put("left_at", finding.left().toString())
                    .put("user_id", text(finding.user()))
                    .put("user_name", finding.userName())
                    .put("verdict", finding.verdict().name())
                    .put("ended_at", text(finding.endedAt()))
                    .put("back_from", text(finding.backFrom()))
                    .put("back_until", text(finding.backUntil()))
                    .put("seat", finding.seat());
        }
        return rows;
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
