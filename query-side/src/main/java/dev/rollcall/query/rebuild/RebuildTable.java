package dev.rollcall.query.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of view_rebuild. */
final class RebuildTable {
    private final JdbcClient database;

    RebuildTable(OwnerDatabase owner) {
        this.database = JdbcClient.create(owner.source());
    }

    /** To be called by who rebuilds alone. @return its number */
    long begin(String models, long last) {
        database.sql("UPDATE view_rebuild SET ended_at = clock_timestamp(), outcome = 'stopped' WHERE ended_at IS NULL")
                .update();
        return database.sql("INSERT INTO view_rebuild (models, last) VALUES (?, ?) RETURNING number")
                .params(models, last)
                .query(Long.class)
                .single();
    }

    /** What is written in the transaction of the thread from here on goes into the new tables, found there by index. */
    void aim() {
        database.sql("""
                        SELECT set_config('search_path', 'rebuild, public', true), set_config('plan_cache_mode', 'force_generic_plan', true),
                            set_config('enable_seqscan', 'off', true)""").query(row -> {});
    }

    /** Whoever has been taken for dead by another one that has begun since takes back what it writes. */
    void wrote(long number, long place, int facts) {
        int open = database.sql("""
                        UPDATE view_rebuild SET place = ?, last = greatest(last, ?), facts = facts + ?
                        WHERE number = ? AND ended_at IS NULL""").params(place, place, facts, number).update();
        requireOpen(open);
    }

    private static void requireOpen(int open) {
        if (open == 0) {
            throw new IllegalStateException("Another rebuild has begun meanwhile");
        }
    }

    /** @throws IllegalStateException where another one has begun meanwhile, which lays and fills the same tables */
    void requireOpen(long number) {
        requireOpen(database.sql("SELECT count(*) FROM view_rebuild WHERE number = ? AND ended_at IS NULL")
                .param(number)
                .query(Integer.class)
                .single());
    }

    void compared(long number, long different) {
        requireOpen(database.sql("""
                        UPDATE view_rebuild SET compared_at = clock_timestamp(), different = ?
                        WHERE number = ? AND ended_at IS NULL""").params(different, number).update());
    }

    /** @param outcome {@code exchanged} or {@code compared}; whoever has been taken for dead has come to neither */
    void end(long number, String outcome) {
        requireOpen(close(number, outcome));
    }

    /** @return whether it was still this one's turn */
    boolean fail(long number) {
        return close(number, "failed") > 0;
    }

    private int close(long number, String outcome) {
        return database.sql("""
                        UPDATE view_rebuild SET ended_at = clock_timestamp(), outcome = ?
                        WHERE number = ? AND ended_at IS NULL""").params(outcome, number).update();
    }
}
