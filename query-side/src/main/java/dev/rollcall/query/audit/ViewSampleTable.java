package dev.rollcall.query.audit;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.query.audit.ViewCheck.Subject;
import dev.rollcall.query.ledger.LedgerDatabase;
import dev.rollcall.query.reading.Rows;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Things of all organizations, to take some of them. */
final class ViewSampleTable {
    /** A table whose rows are about members or teams. @param span from which fact a row shows a seat */
    private record View(String table, String kind, String id, String span) {
        View(String table, String kind, String id) {
            this(table, kind, id, "0");
        }
    }

    private static final List<View> VIEWS = List.of(
            new View("user_view_1", "user", "user_id"),
            new View("team_view_1", "team", "team_id"),
            new View("user_email_1", "user", "user_id"),
            new View("role_1", "user", "user_id"),
            new View("seat_wait_1", "user", "user_id"),
            new View("seat_span_1", "user", "user_id", "since_index"),
            new View("seat_held_1", "user", "user_id"));

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
                .filter(subject -> ShownThing.isShown(subject.kind()));
    }

    /** Whoever a view shows, be there facts or not: of a page of a table, which takes no longer in a large one. */
    Optional<Subject> ofView(LongUnaryOperator dice) {
        var view = VIEWS.get((int) dice.applyAsLong(VIEWS.size()));
        long pages = database.sql(
                        "SELECT pg_relation_size(cast(? AS regclass)) / current_setting('block_size')::bigint")
                .param(view.table())
                .query(Long.class)
                .single();
        if (pages == 0) {
            return Optional.empty();
        }
        var there = ofPage(view, dice.applyAsLong(pages));
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get((int) dice.applyAsLong(there.size())));
    }

    private List<Subject> ofPage(View view, long page) {
        return database.sql(
                        "SELECT organization_id, %s AS id, %s AS span FROM %s WHERE ctid >= cast(? AS tid) AND ctid < cast(? AS tid)"
                                .formatted(view.id(), view.span(), view.table()))
                .params("(%d,0)".formatted(page), "(%d,0)".formatted(page + 1))
                .query((row, index) -> new Subject(
                        new OrganizationId(Rows.uuid(row, "organization_id")),
                        view.kind(),
                        Rows.uuid(row, "id"),
                        row.getLong("span")))
                .list();
    }
}
