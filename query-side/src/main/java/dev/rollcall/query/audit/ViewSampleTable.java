package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.ViewCheck.Subject;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Rows;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users and teams of all organizations, to take some of them. */
final class ViewSampleTable {
    private final JdbcClient database;

    ViewSampleTable(LedgerDatabase ledger) {
        this.database = JdbcClient.create(ledger.source());
    }

    /** Whoever has more facts is met more often. @param dice throws a number below the one that it is given */
    Optional<Subject> ofFact(LongUnaryOperator dice) {
        long last = database.sql("SELECT coalesce(max(global_index), 0) FROM event")
                .query(Long.class)
                .single();
        return database.sql("""
                        SELECT organization_id, aggregate_type, aggregate_id FROM event
                        WHERE global_index >= ? ORDER BY global_index LIMIT 1""")
                .param(dice.applyAsLong(last + 1))
                .query((row, index) -> new Subject(
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        row.getString("aggregate_type").toLowerCase(Locale.ROOT),
                        Rows.uuid(row, "aggregate_id")))
                .optional()
                .filter(subject ->
                        subject.kind().equals("user") || subject.kind().equals("team"));
    }

    /** Whoever a view shows, be there facts or not: of a page of the table, which takes no longer in a large one. */
    Optional<Subject> ofView(LongUnaryOperator dice) {
        return dice.applyAsLong(2) == 0
                ? shown("user", "user_view_1", "user_id", dice)
                : shown("team", "team_view_1", "team_id", dice);
    }

    private Optional<Subject> shown(String kind, String view, String id, LongUnaryOperator dice) {
        long pages = database.sql(
                        "SELECT pg_relation_size(cast(? AS regclass)) / current_setting('block_size')::bigint")
                .param(view)
                .query(Long.class)
                .single();
        if (pages == 0) {
            return Optional.empty();
        }
        long page = dice.applyAsLong(pages);
        var there = database.sql(
                        "SELECT organization_id, %s AS id FROM %s WHERE ctid >= cast(? AS tid) AND ctid < cast(? AS tid)"
                                .formatted(id, view))
                .params("(%d,0)".formatted(page), "(%d,0)".formatted(page + 1))
                .query((row, index) ->
                        new Subject(new OrganizationId(Rows.uuid(row, "organization_id")), kind, Rows.uuid(row, "id")))
                .list();
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get((int) dice.applyAsLong(there.size())));
    }
}
